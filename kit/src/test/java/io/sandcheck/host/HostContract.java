package io.sandcheck.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.sandbox.ByVersion;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Needs;
import io.sandcheck.sandbox.OperatingSystem;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.sandbox.SandboxDefinition.Install;
import io.sandcheck.sandbox.SessionLaunch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What every kind of host does alike. */
public abstract class HostContract extends FilesContract {

    /** A sandbox that needs nothing installed. */
    public static final Sandbox NONE = none(ContainerOptions.DEFAULT);

    /** Return a sandbox that needs nothing installed, and such a container. */
    public static Sandbox none(ContainerOptions options) {
        return new Sandbox(
                new SandboxDefinition(
                        "none",
                        "No sandbox",
                        "https://sandcheck.test",
                        List.of("1"),
                        "",
                        new Install.Nothing(),
                        ByVersion.always(options),
                        Map.of(),
                        Map.of(),
                        ByVersion.always(Needs.UNKNOWN),
                        Map.of(),
                        Map.of(),
                        SessionLaunch.DEFAULT,
                        Map.of(),
                        null,
                        false,
                        Set.of(OperatingSystem.LINUX),
                        Path.of("."),
                        List.of("none")),
                "1");
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
        assertThat(result.outcome()).startsWith("did not end, killed after ");
        assertThat(result.leftBehind()).contains("sleep " + marker);
        assertThat(commandLines()).doesNotContain("sleep " + marker);
    }

    @Test
    void whatOutlivesACommandIsNamedAndKilled() {
        String marker = "86398.%d".formatted(ProcessHandle.current().pid());
        CommandResult result = host.run(Command.of("sh", "-c", "setsid sleep %s & exit 0".formatted(marker)));

        assertThat(result.succeeded()).isTrue();
        assertThat(result.leftBehind()).containsExactly("sleep " + marker);
        assertThat(commandLines()).doesNotContain("sleep " + marker);
    }

    @Test
    void aProgramThatDoesNotExistIsAnErrorOfItsOwn() {
        assertThatThrownBy(() -> host.run(Command.of("no-such-program")))
                .isInstanceOf(ExecFailedException.class)
                .hasMessage(host.name() + ": no-such-program: No such file or directory")
                .extracting(problem -> ((ExecFailedException) problem).errno())
                .isEqualTo("ENOENT");
    }

    @Test
    void versionOfLandlockIsAFactOfTheHost() {
        assertThat(host.facts().get("landlock.abi")).matches("[1-9]\\d*|none \\(E[A-Z]+\\)");
    }

    @Test
    void commandsAtOnceHaveARunnerEach() {
        host.run(Command.of("mkfifo", "meeting"));
        CompletableFuture<CommandResult> reader =
                CompletableFuture.supplyAsync(() -> host.run(Command.of("cat", "meeting")));
        CommandResult writer = host.run(Command.of("sh", "-c", "echo met > meeting"));

        assertThat(writer.outcome()).isEqualTo("exit 0");
        assertThat(reader.join().stdout().text()).isEqualTo("met\n");
    }

    @Test
    void allEmbeddedPythonsRun() {
        assertThat(host.pythons()).extracting(Python::version).containsExactly("3.14", "3.12", "3.10");
    }

    @Test
    void nothingThatAnArmLeavesIsSeenByTheNext() {
        String made = "sandcheck-%d".formatted(ProcessHandle.current().pid());
        String leave =
                "mkdir -p ~/.cache/%1$s && touch ~/.cache/%1$s/lock && mkdir ${TMPDIR:-/tmp}/%1$s && echo x >> ~/.sandcheck"
                        .formatted(made);
        String look = "cat ~/.sandcheck; ls -d ~/.cache/%1$s ${TMPDIR:-/tmp}/%1$s".formatted(made);
        try (Host first = host.apart()) {
            first.run(Command.of("sh", "-c", leave));
            assertThat(first.run(Command.of("sh", "-c", look)).outcome()).isEqualTo("exit 0");
        }
        try (Host second = host.apart()) {
            CommandResult seen = second.run(Command.of("sh", "-c", look));
            assertThat(seen.stdout().text()).isEmpty();
            assertThat(seen.succeeded()).isFalse();
        }
    }

    @Test
    void whoTookAPlaceFindsTheHostInIt() {
        try (Host place = host.apart()) {
            String directory = place.makeDirectory(place.layout().home());
            assertThat(host.exists(directory)).isTrue();
            assertThat(host.layout()).isEqualTo(place.layout());
        }
    }
}
