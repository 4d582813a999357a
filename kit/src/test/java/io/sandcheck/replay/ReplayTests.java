package io.sandcheck.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostContract;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.sandbox.Command;
import io.sandcheck.session.Transcript;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayTests {

    private static final String SHELL = "env -i PATH=\"$PATH\" sh";
    private static final int KILLED = 128 + 9;

    private final Transcript transcript = new Transcript();
    private String root = "";

    private interface Work {
        void on(Host host, String directory);
    }

    private record Ended(int exitCode, String output) {}

    @Test
    void filesInputEnvironmentAndDirectoryAreAsTheyWere() throws Exception {
        Replay replay = replay((host, directory) -> {
            host.put(
                    directory + "/say.sh",
                    "#!/bin/sh\necho \"$WHAT $(cat) in ${PWD##*/} of $HOME\"\n".getBytes(UTF_8),
                    true);
            String here = host.makeDirectory(directory);
            Command say = Command.of("../say.sh")
                    .withDirectory(here)
                    .withEnvironment(Map.of("WHAT", "it's $HOME"))
                    .withStdin("read\u0000".getBytes(UTF_8));
            assertThat(host.run(say).stdout().text()).startsWith("it's $HOME read");
        });

        Ended ended = execute(replay.commandLine(SHELL));
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.output()).matches("(?s).*it's \\$HOME read in tmp\\S+ of \\Q%s\\E/home\n".formatted(root));
        assertThat(Path.of(root)).doesNotExist();
    }

    @Test
    void itEndsAsTheLastCommandDid() throws Exception {
        Replay replay = replay((host, directory) -> {
            host.run(Command.of("sh", "-c", "exit 3"));
            host.run(Command.of("sh", "-c", "echo last; exit 4"));
        });

        assertThat(execute(replay.commandLine(SHELL))).isEqualTo(new Ended(4, "last\n"));
    }

    @Test
    void whatHungIsEndedAsTheKitEndedIt() throws Exception {
        Replay replay =
                replay((host, directory) -> host.run(Command.of("sleep", "1000").withTimeLimit(Duration.ofSeconds(1))));

        assertThat(replay.commandLine(SHELL)).contains("\ntimeout -s KILL 1 sleep 1000 < /dev/null\n");
        assertThat(execute(replay.commandLine(SHELL)).exitCode()).isEqualTo(KILLED);
    }

    @Test
    void aFixtureIsBroughtWithAllThatItNeeds() throws Exception {
        Replay replay = replay((host, directory) -> host.run(Command.of(
                host.pythons().get(0).executable(),
                host.layout().fixtures() + "/acts/write_file.py",
                directory + "/made")));

        assertThat(replay.commandLine(SHELL)).contains("/acts/_act.py <<").doesNotContain("/acts/send_signal.py");
        assertThat(execute(replay.commandLine(SHELL)).output()).contains("trying");
    }

    @Test
    void whatAShellCannotDoIsAnObstacle() {
        Replay replay = replay((host, directory) ->
                host.start(Command.of("sh", "-c", "echo ready; sleep 1000")).close());

        assertThat(replay.obstacle()).contains("needs a program that runs beside it: sh -c echo ready; sleep 1000");
    }

    @Test
    void whatWasOnlyLookedAtIsNoStep() {
        Replay replay = replay((host, directory) -> {
            host.exists(directory);
            host.remove(directory + "/nothing");
        });

        assertThat(transcript.steps()).isEmpty();
        assertThat(replay.obstacle()).contains("does not run a command itself");
    }

    private Replay replay(Work work) {
        try (Host host = ThisMachine.open()) {
            root = host.layout().root();
            work.on(transcript.of(host), host.layout().workspace());
            return new Replay(transcript.steps(), HostContract.NONE, host);
        }
    }

    private static Ended execute(String line) throws Exception {
        Process process =
                new ProcessBuilder("sh", "-c", line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
