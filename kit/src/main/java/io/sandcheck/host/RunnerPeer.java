package io.sandcheck.host;

import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A peer with its own runner. The runner does nothing else until the peer is stopped. */
final class RunnerPeer implements Peer {

    private static final Duration SHORT = Duration.ofSeconds(10);

    private final RunnerConnection runner;
    private final Command command;
    private final String number;
    private final String firstLine;
    private final Runnable afterwards;
    private @Nullable CommandResult result;

    private RunnerPeer(RunnerConnection runner, Command command, String number, String firstLine, Runnable afterwards) {
        this.runner = runner;
        this.command = command;
        this.number = number;
        this.firstLine = firstLine;
        this.afterwards = afterwards;
    }

    /** Start it and, if {@code awaitLine} says so, wait for its first line. */
    static RunnerPeer start(
            RunnerConnection runner, Command command, String directory, boolean awaitLine, Runnable afterwards) {
        Map<String, Object> request = RunnerAnswers.request(command, directory);
        request.put("awaitLine", awaitLine);
        Map<String, Object> answer = runner.ask("start", request, command.timeLimit());
        return new RunnerPeer(
                runner,
                command,
                String.valueOf(answer.get("peer")),
                String.valueOf(answer.get("firstLine")),
                afterwards);
    }

    RunnerConnection runner() {
        return runner;
    }

    String number() {
        return number;
    }

    @Override
    public String firstLine() {
        return firstLine;
    }

    @Override
    public synchronized CommandResult stop() {
        if (result == null) {
            try {
                result = RunnerAnswers.result(command.argv(), runner.ask("stop", Map.of("peer", number), SHORT));
            } finally {
                afterwards.run();
            }
        }
        return result;
    }
}
