package io.sandcheck.host.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.host.ContainerChange;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostContract;
import io.sandcheck.host.HostException;
import io.sandcheck.host.MachineChange;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.container.RequiresDocker;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every kind of host does alike, and a virtual machine besides; it is booted once for most of the tests. */
@RequiresDocker
class VmHostIT extends HostContract {

    private static final VmHostProvider PROVIDER = new VmHostProvider();
    private static final RunOwner OWNER = RunOwner.newRun();
    private static final Sandbox OF_ROOT =
            none(new ContainerOptions("root", List.of(), List.of(), List.of(), List.of(), false, Map.of()));

    private static Host machine;

    @BeforeAll
    static void boot() {
        machine = PROVIDER.open(NONE, OWNER, line -> {});
    }

    @AfterAll
    static void stop() {
        machine.close();
    }

    @Override
    protected Host openHost() {
        return machine;
    }

    @Override
    protected void closeHost() {
        // The next test goes on with it.
    }

    @Test
    void kernelIsItsOwnWithTheSecurityModulesOfADistribution() throws IOException {
        assertThat(host.facts().get("kernel.release"))
                .endsWith("-cloud-amd64")
                .isNotEqualTo(
                        Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip());
        assertThat(host.facts().get("lsm").split(",")).contains("apparmor", "landlock");
        assertThat(host.facts().get("apparmor.profile")).isEqualTo("unconfined");
        assertThat(host.facts().get("container")).isEqualTo("none");
        assertThat(host.facts().get("user-namespace")).isEqualTo("initial");
        assertThat(host.facts().get("seccomp")).isEqualTo("none");
        assertThat(host.facts().get("image")).startsWith("sandcheck/vm-python:");
    }

    @Test
    void commandsRunAsAnOrdinaryUserOnAHostWithNothingButLoopback() {
        CommandResult result = host.run(
                Command.of(
                        "python3",
                        "-c",
                        "import os, socket; print(os.getuid(), os.getgroups(), [name for _, name in socket.if_nameindex()], socket.gethostbyname(socket.gethostname()))"));

        assertThat(result.stdout().text()).isEqualTo("1000 [1000] ['lo'] 127.0.0.1\n");
    }

    @Test
    void conditionThatCannotBeMadeSaysWhyAndIsNotTriedAgain() {
        HostCondition impossible = new HostCondition(
                "impossible",
                "a setting that no kernel has",
                ContainerChange.NONE,
                List.of(),
                new MachineChange(Map.of("kernel.no_such_setting", "1"), ""),
                List.of(),
                "",
                Map.of(),
                List.of());
        List<String> progress = new ArrayList<>();

        assertThatThrownBy(() -> PROVIDER.open(NONE, impossible, OWNER, progress::add))
                .isInstanceOf(HostException.class)
                .hasMessage(
                        "The virtual machine cannot be set up: FileNotFoundError: [Errno 2] No such file or directory:"
                                + " '/proc/sys/kernel/no_such_setting'");
        assertThat(progress).hasSize(1);
    }

    @Test
    void kernelThatPanicsIsQuoted() {
        try (Host doomed = PROVIDER.open(OF_ROOT, OWNER, line -> {})) {
            assertThat(doomed.run(Command.of("id", "-u")).stdout().text()).isEqualTo("0\n");

            assertThatThrownBy(() -> doomed.run(Command.of("sh", "-c", "echo c > /proc/sysrq-trigger")))
                    .isInstanceOf(HostException.class)
                    .hasMessageStartingWith("The runner on host [vm] failed: it ended; it wrote: ")
                    .hasMessageContaining("Kernel panic - not syncing: sysrq triggered crash");
        }
    }

    @Test
    void conditionsThatNeedAContainerAreRefused() {
        assertThat(PROVIDER.obstacleTo(HostCondition.find("no-landlock").orElseThrow()))
                .hasValue("Host [vm] cannot be given the condition [no-landlock]; use --host container");
    }
}
