package io.sandcheck.benchmark;

import io.sandcheck.host.Host;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The cost of a host's runner, measured by commands that do nothing and by a command that writes much. */
record SmallCommands(Host host, Scale scale) {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long GIBIBYTE = 1L << 30;

    List<String> lines() throws Exception {
        String loop = "i=0; while [ $i -lt %d ]; do /bin/true; i=$((i+1)); done".formatted(scale.small());
        List<String> lines = new ArrayList<>(Contest.of(
                        scale.warmUps(),
                        scale.rounds() * 3,
                        Contestant.of("true by the runner", scale.small(), this::runEach),
                        Contestant.of("by a shell loop", scale.small(), () -> run("sh", "-c", loop)))
                .lines());
        String write = "head -c %d /dev/zero".formatted(GIBIBYTE / Scale.FULL.results() * scale.results());
        lines.addAll(Contest.of(
                        0,
                        1,
                        Contestant.of("output by the runner", 1, () -> run("sh", "-c", write)),
                        Contestant.of("by a pipe", 1, () -> run("sh", "-c", write + " | cat > /dev/null")))
                .lines());
        return lines;
    }

    private void runEach() {
        for (int i = 0; i < scale.small(); i++) {
            run("/bin/true");
        }
    }

    private void run(String... argv) {
        CommandResult result = host.run(Command.of(argv).withTimeLimit(PATIENCE));
        if (!result.succeeded()) {
            throw new IllegalStateException("%s: %s".formatted(List.of(argv), result.outcome()));
        }
    }
}
