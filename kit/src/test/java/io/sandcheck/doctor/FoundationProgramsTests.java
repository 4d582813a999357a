package io.sandcheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.json.Json;
import io.sandcheck.probe.Census;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Foundation;
import io.sandcheck.seccomp.SeccompAssembler;
import io.sandcheck.seccomp.SeccompRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoundationProgramsTests {

    private static Host host;

    @BeforeAll
    static void open() {
        host = ThisMachine.open();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    /** A user namespace that this machine does not grant hides what comes after it. */
    @ParameterizedTest
    @CsvSource({
        "user-namespace,    unshare,                 EPERM",
        "user-namespace,    unshare,                 ENOSPC",
        "uid-map,           unshare,                 EPERM",
        "network-namespace, sendto,                  EPERM",
        "mount-namespace,   mount,                   EPERM",
        "pivot-root,        pivot_root,              EPERM",
        "pid-namespace,     unshare,                 EPERM",
        "proc-mount,        mount,                   EPERM",
        "landlock,          landlock_create_ruleset, ENOSYS",
        "landlock,          landlock_restrict_self,  EPERM",
        "seccomp-filter,    prctl,                   EINVAL",
        "no-new-privs,      prctl,                   EPERM",
    })
    void aDenialNamesTheSystemCallAndItsErrno(String capability, String syscall, String errno) {
        assumeThat(tryAlone(capability, List.of()).exitCode())
                .as("%s works on this machine", capability)
                .isZero();

        CommandResult result = tryAlone(capability, List.of(new SeccompRule(syscall, null, errno)));

        assertThat(result.exitCode()).as(result.stderr().text()).isEqualTo(1);
        assertThat(Json.readObject(result.stdout().text(), "foundation"))
                .containsEntry("capability", capability)
                .containsEntry("outcome", "denied")
                .containsEntry("syscall", syscall)
                .containsEntry("errno", errno);
    }

    @Test
    void aChildInANamespaceThatIsKilledIsBlamedOnItsStep() {
        SeccompRule kill = new SeccompRule("mount", null, "kill");
        assumeThat(tryAlone("pid-namespace", List.of()).exitCode())
                .as("pid-namespace works on this machine")
                .isZero();

        List<ProbeResult> results = Census.ofFoundations(
                        argv -> host.run(Command.of(argv).withSeccompFilter(SeccompAssembler.assemble(List.of(kill)))),
                        host.pythons().get(0).executable(),
                        host.layout().fixtures())
                .take(List.of(new Capability("proc-mount"), new Capability("seccomp-filter")));

        assertThat(results)
                .extracting(ProbeResult::summary)
                .containsExactly("denied: mount killed by SIGSYS", "granted");
    }

    @Test
    void thereIsAProgramForEachFoundationAndAFoundationForEachProgram() throws IOException {
        try (Stream<Path> files = Files.list(Fixtures.folder("foundations"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".py") && !name.startsWith("_") && !name.equals("examine.py"))
                            .map(name -> name.replace(".py", "").replace('_', '-')))
                    .containsExactlyInAnyOrderElementsOf(Foundation.all().stream()
                            .map(each -> each.capability().id())
                            .toList());
        }
    }

    private static CommandResult tryAlone(String capability, List<SeccompRule> rules) {
        String program = "%s/foundations/%s.py".formatted(host.layout().fixtures(), capability.replace('-', '_'));
        return host.run(Command.of(host.pythons().get(0).executable(), program)
                .withSeccompFilter(rules.isEmpty() ? null : SeccompAssembler.assemble(rules)));
    }
}
