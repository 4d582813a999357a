package io.sandcheck.host.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.host.ExecFailedException;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostException;
import io.sandcheck.host.Peer;
import io.sandcheck.host.Python;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessHostTests {

    private static final Sandbox ANY = new Sandbox(
            new SandboxDefinition(
                    "any",
                    "Any",
                    "https://sandcheck.test",
                    List.of("1"),
                    new SandboxDefinition.Install.Nothing(),
                    new SandboxDefinition.ContainerOptions(
                            "sandcheck", List.of(), List.of(), List.of(), false, Map.of()),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    false,
                    Path.of(".")),
            "1");

    private Host host;

    @BeforeEach
    void open() {
        host = new ProcessHostProvider().open(ANY, RunOwner.newRun(), line -> {});
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void bytesOfBothStreamsArriveUnchanged() {
        CommandResult result = host.run(Command.of("sh", "-c", "cat; printf '\\377\\000x' >&2; exit 3")
                .withStdin(new byte[] {0, (byte) 0x80, '\r', '\n'}));

        assertThat(result.stdout().head()).containsExactly(0, 0x80, '\r', '\n');
        assertThat(result.stderr().head()).containsExactly(0xff, 0, 'x');
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.signal()).isNull();
        assertThat(result.outcome()).isEqualTo("exit 3");
    }

    @Test
    void longOutputKeepsItsBeginningItsEndAndItsTrueSize() {
        CommandResult result = host.run(Command.of("sh", "-c", "printf first; head -c 5000000 /dev/zero; printf last")
                .withOutputLimit(100));

        assertThat(result.stdout().totalBytes()).isEqualTo(5_000_009);
        assertThat(result.stdout().truncated()).isTrue();
        assertThat(new String(result.stdout().head(), UTF_8)).hasSize(50).startsWith("first");
        assertThat(new String(result.stdout().tail(), UTF_8)).hasSize(50).endsWith("last");
    }

    @Test
    void aSignalIsToldFromAnExitCode() {
        CommandResult result = host.run(Command.of("sh", "-c", "kill -SEGV $$"));

        assertThat(result.exitCode()).isNull();
        assertThat(result.signal()).isEqualTo("SIGSEGV");
        assertThat(result.outcome()).isEqualTo("killed by SIGSEGV");
    }

    @Test
    void timeLimitKillsDescendantsInOtherSessionsToo() {
        String marker = "86399.%d".formatted(ProcessHandle.current().pid());
        CommandResult result = host.run(Command.of(
                        "sh", "-c", "setsid sh -c 'sleep %s & sleep %s' & sleep %s".formatted(marker, marker, marker))
                .withTimeLimit(Duration.ofMillis(400)));

        assertThat(result.timedOut()).isTrue();
        assertThat(result.outcome()).startsWith("hung, killed after 0.");
        assertThat(result.leftBehind()).contains("sleep " + marker);
        assertThat(running("sleep " + marker)).isEmpty();
    }

    @Test
    void whatOutlivesACommandIsNamedAndKilled() {
        String marker = "86398.%d".formatted(ProcessHandle.current().pid());
        CommandResult result = host.run(Command.of("sh", "-c", "setsid sleep %s & exit 0".formatted(marker)));

        assertThat(result.succeeded()).isTrue();
        assertThat(result.leftBehind()).containsExactly("sleep " + marker);
        assertThat(running("sleep " + marker)).isEmpty();
    }

    @Test
    void aProgramThatDoesNotExistIsAnErrorOfItsOwn() {
        assertThatThrownBy(() -> host.run(Command.of("no-such-program")))
                .isInstanceOf(ExecFailedException.class)
                .hasMessage("process: no-such-program: No such file or directory")
                .extracting(problem -> ((ExecFailedException) problem).errno())
                .isEqualTo("ENOENT");
    }

    @Test
    void aPeerRunsBesideTheCommandsUntilItIsStopped() {
        Peer peer = host.start(Command.of("sh", "-c", "echo ready; sleep 1000"));

        assertThat(peer.firstLine()).isEqualTo("ready");
        assertThat(host.run(Command.of("true")).leftBehind()).isEmpty();
        assertThat(peer.stop().stdout().text()).isEqualTo("ready\n");
    }

    @Test
    void aPeerThatIsNotReadySaysWhy() {
        assertThatThrownBy(() -> host.start(Command.of("sh", "-c", "echo no port left >&2; exit 1")))
                .isInstanceOf(HostException.class)
                .hasMessage("process: sh wrote no first line; stderr: no port left\n");
    }

    @Test
    void theEnvironmentOfTheKitIsNotHandedOn() {
        String variables = host.run(Command.of("env").withEnvironment(Map.of("GIVEN", "yes")))
                .stdout()
                .text();

        assertThat(variables.lines().map(line -> line.substring(0, line.indexOf('='))))
                .containsOnly("PATH", "HOME", "LANG", "USER", "SANDCHECK_RUN", "GIVEN");
    }

    @Test
    void allEmbeddedPythonsRun() {
        assertThat(host.pythons()).extracting(Python::version).containsExactly("3.14", "3.12", "3.10");
    }

    @Test
    void filesAreMadeFoundAndRemoved() {
        String directory = host.makeDirectory(host.layout().workspace());
        host.put(directory + "/deep/er/script", "#!/bin/sh\necho ran\n".getBytes(UTF_8), true);

        assertThat(host.run(Command.of(directory + "/deep/er/script")).stdout().text())
                .isEqualTo("ran\n");
        host.remove(directory);
        assertThat(host.exists(directory)).isFalse();
    }

    @Test
    void closingRemovesTheDirectoryOfTheRun() {
        String root = host.layout().root();
        host.close();

        assertThat(Path.of(root)).doesNotExist();
        assertThatThrownBy(() -> host.run(Command.of("true"))).hasMessage("Host [process] is closed");
    }

    private static List<String> running(String commandLine) {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.endsWith(commandLine))
                .toList();
    }
}
