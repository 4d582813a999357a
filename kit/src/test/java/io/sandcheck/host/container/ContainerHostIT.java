package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostContract;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.sandbox.SandboxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RequiresDocker
class ContainerHostIT extends HostContract {

    private static final ContainerHostProvider PROVIDER = new ContainerHostProvider();

    private static final int HOST_AND_NETWORK = 2;

    private final RunOwner owner = RunOwner.newRun();
    private final DockerClient client = ContainerEngine.ofThisMachine().connect();

    @Override
    protected Host openHost() {
        return PROVIDER.open(NONE, owner, line -> {});
    }

    @Test
    void commandsRunAsAnOrdinaryUserOnAHostThatResolvesItsOwnName() {
        CommandResult result = host.run(
                Command.of(
                        "python3",
                        "-c",
                        "import os, socket; print(os.getuid(), socket.gethostname(), socket.gethostbyname(socket.gethostname()))"));

        assertThat(result.stdout().text()).isEqualTo("1000 sandcheck 127.0.0.1\n");
    }

    @Test
    void procIsMaskedUnlessTheSandboxNeedsItWhole() {
        Command countMasks = Command.of("sh", "-c", "grep -c ' /proc/' /proc/self/mountinfo");

        assertThat(host.run(countMasks).stdout().text().strip()).isNotEqualTo("0");
        try (Host whole = PROVIDER.open(none(options(List.of(), true)), owner, line -> {})) {
            assertThat(whole.run(countMasks).stdout().text().strip()).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @CsvSource({"38, none (ENOSYS)", "95, none (EOPNOTSUPP)"})
    void landlockThatAFilterDeniesIsToldWithItsErrno(int errno, String abi) {
        String filter = "seccomp={\"defaultAction\": \"SCMP_ACT_ALLOW\", \"syscalls\": [{\"names\":"
                + " [\"landlock_create_ruleset\"], \"action\": \"SCMP_ACT_ERRNO\", \"errnoRet\": %d}]}"
                        .formatted(errno);
        ContainerOptions options =
                new ContainerOptions("sandcheck", List.of(filter), List.of(), List.of(), List.of(), false, Map.of());

        try (Host without = PROVIDER.open(none(options), owner, line -> {})) {
            assertThat(without.facts().get("landlock.abi")).isEqualTo(abi);
        }
    }

    @Test
    void aCapabilityThatDoesNotExistIsNamed() {
        assertThatThrownBy(() -> PROVIDER.open(none(options(List.of("CAP_FLY"), false)), owner, line -> {}))
                .isInstanceOf(HostException.class)
                .hasMessage("Unknown capability [CAP_FLY]; capabilities(7) has their names");
    }

    @Test
    void aUserThatTheImageDoesNotHaveIsNamedAndNothingIsLeft() {
        ContainerOptions options =
                new ContainerOptions("nobdy", List.of(), List.of(), List.of(), List.of(), false, Map.of());

        assertThatThrownBy(() -> PROVIDER.prepare(none(options), owner, line -> {}))
                .isInstanceOf(SandboxException.class)
                .hasMessageStartingWith("Definition of [")
                .hasMessageContaining("]: container.user: unknown user [nobdy]; known: root, daemon, ")
                .hasMessageEndingWith("; did you mean nobody?");
        assertThat(containersOf(owner.runId())).hasSize(HOST_AND_NETWORK);
    }

    @Test
    void devicesThatTheSandboxAsksForAreThere() {
        Command find = Command.of("sh", "-c", "test -c /dev/tunnel");

        assertThat(host.run(find).succeeded()).isFalse();
        try (Host with = PROVIDER.open(none(devices("/dev/null:/dev/tunnel")), owner, line -> {})) {
            assertThat(with.run(find).succeeded()).isTrue();
        }
    }

    @Test
    void devicesThatAreOnlyForRootOnTheMachineCanBeUsedByTheUserOfTheSandbox() {
        try (Host with = PROVIDER.open(none(devices("/dev/console:/dev/device:r")), owner, line -> {})) {
            assertThat(with.run(Command.of("sh", "-c", "test -r /dev/device")).succeeded())
                    .isTrue();
        }
    }

    @Test
    void aDeviceThatTheMachineDoesNotHaveIsNamedAndNothingIsLeft() {
        assertThatThrownBy(() -> PROVIDER.prepare(none(devices("/dev/nothing-like-it")), owner, line -> {}))
                .isInstanceOf(SandboxException.class)
                .hasMessageEndingWith(
                        "]: container.devices: the machine of the engine has no device [/dev/nothing-like-it]");
        assertThat(containersOf(owner.runId())).hasSize(HOST_AND_NETWORK);
    }

    @Test
    void programsOfTheKitAreRootsAndTheRunnerCannotBeTouched() {
        String fixtures = host.layout().fixtures();

        assertThat(host.run(Command.of("find", "/opt/sandcheck", "-writable"))
                        .stdout()
                        .text())
                .isEmpty();
        assertThat(host.run(Command.of("sh", "-c", "echo x >> " + fixtures + "/acts/_act.py"))
                        .succeeded())
                .isFalse();
        assertThat(host.run(Command.of("sh", "-c", "cat /proc/1/mem /proc/1/environ; ls /proc/1/fd"))
                        .stdout()
                        .text())
                .isEmpty();
    }

    @Test
    void sandboxesThatNeedTheSameShareAPlace() {
        assertThat(PROVIDER.placeFor(none(options(List.of(), false)), HostCondition.NONE))
                .isEqualTo(PROVIDER.placeFor(NONE, HostCondition.NONE));
        assertThat(PROVIDER.placeFor(none(options(List.of(), true)), HostCondition.NONE))
                .isNotEqualTo(PROVIDER.placeFor(NONE, HostCondition.NONE));
        assertThat(PROVIDER.placeFor(NONE, HostCondition.special().get(0)))
                .isNotEqualTo(PROVIDER.placeFor(NONE, HostCondition.NONE));
    }

    @Test
    void closingRemovesTheContainers() {
        assertThat(containersOf(owner.runId())).hasSize(HOST_AND_NETWORK);
        host.close();

        assertThat(containersOf(owner.runId())).isEmpty();
        assertThatThrownBy(() -> host.run(Command.of("true"))).hasMessage("Host [container] is closed");
    }

    @Test
    void aContainerThatIsGoneIsSaidToBeGone() {
        containersOf(owner.runId()).forEach(container -> AttachedContainer.remove(client, container.getId()));

        assertThatThrownBy(() -> host.run(Command.of("true")))
                .isInstanceOf(HostException.class)
                // "its input is closed" or "it ended": whichever is noticed first.
                .hasMessageStartingWith("The runner on host [container] failed: it");
    }

    @ParameterizedTest
    @CsvSource({"container, 2", "vm, 1"})
    void nothingIsLeftOfAProcessThatWasKilled(String kind, int containers) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        AbandonedHost.class.getName(),
                        kind)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            String runId = output.readLine();
            assertThat(containersOf(runId)).hasSize(containers);
            process.destroyForcibly();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> containersOf(runId).isEmpty());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void sweepingRemovesWhatADeadProcessLeftAndNothingElse() {
        RunOwner dead = new RunOwner("dead" + owner.runId(), owner.pid(), "0", owner.bootId(), owner.pidNamespace());
        ContainerPlan plan = new ContainerPlan(Images.tag(ImageRecipe.of(NONE)), NONE.container(), HostCondition.NONE);
        plan.create(client, dead, plan.startNetwork(client, dead));

        assertThat(PROVIDER.sweepAbandoned()).anyMatch(line -> line.startsWith("container "));
        assertThat(containersOf(dead.runId())).isEmpty();
        assertThat(containersOf(owner.runId())).hasSize(HOST_AND_NETWORK);
    }

    private List<Container> containersOf(String runId) {
        return client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Labels.RUN, runId))
                .exec();
    }

    private static ContainerOptions devices(String device) {
        return new ContainerOptions("sandcheck", List.of(), List.of(), List.of(), List.of(device), false, Map.of());
    }

    private static ContainerOptions options(List<String> capabilities, boolean unmaskedProc) {
        return new ContainerOptions("sandcheck", List.of(), capabilities, List.of(), List.of(), unmaskedProc, Map.of());
    }
}
