package io.sandcheck.conformance.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.diagnosis.Fact;
import io.sandcheck.diagnosis.Observation;
import io.sandcheck.diagnosis.Phase;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.probe.ConditionCheck;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.OpenSandbox;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conditions of a kernel of one's own, each booted for real, and what sandboxes say there, to the letter. */
class VirtualMachinesIT {

    private static final HostProvider MACHINES = HostKinds.choose("vm");
    private static final Sandbox BUBBLEWRAP = SandboxCatalog.ofFixtures().find("bubblewrap");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            apparmor-restricted | unshare: write failed /proc/self/uid_map: Operation not permitted | bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted | apparmor-restricts-userns
            userns-switched-off | unshare: unshare failed: Operation not permitted | bwrap: No permissions to create a new namespace, likely because the kernel does not allow non-privileged user namespaces. See <https://deb.li/bubblewrap> or <file:///usr/share/doc/bubblewrap/README.Debian.gz>. | userns-forbidden
            userns-limit-zero   | unshare: unshare failed: No space left on device | bwrap: Creating new namespace failed: nesting depth or /proc/sys/user/max_*_namespaces exceeded (ENOSPC) | userns-limit
            """)
    void conditionHoldsAndSandboxesSayWhatTheyAreKnownToSay(
            String name, String ofUnshare, String ofBubblewrap, String diagnosis) {
        HostCondition condition = HostCondition.find(name).orElseThrow();
        try (Host machine = MACHINES.open(BUBBLEWRAP, condition, RunOwner.newRun(), line -> {})) {
            assertThat(ConditionCheck.problems(machine, condition)).isEmpty();
            assertThat(errors(machine, "unshare", "-Ur", "true")).isEqualTo(ofUnshare);
            OpenSandbox bubblewrap = new OpenSandbox(BUBBLEWRAP, SandboxPolicy.WORKSPACE_WRITE, machine, machine);
            CommandResult start = Objects.requireNonNull(bubblewrap.start().result());
            assertThat(start.stderr().text().strip()).isEqualTo(ofBubblewrap);
            assertThat(new Diagnostician()
                            .diagnose(Observation.of(Phase.START, start)
                                    .facts(Fact.of(machine.facts().values())))
                            .id())
                    .isEqualTo(diagnosis);
        }
    }

    private static String errors(Host machine, String... argv) {
        return machine.run(Command.of(argv)).stderr().text().strip();
    }
}
