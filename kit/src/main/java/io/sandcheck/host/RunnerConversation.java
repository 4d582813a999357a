package io.sandcheck.host;

import io.sandcheck.sandbox.CommandResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A conversation with a peer, through the runner that started it. */
final class RunnerConversation implements Conversation {

    private final RunnerConnection runner;
    private final RunnerPeer peer;

    RunnerConversation(RunnerConnection runner, RunnerPeer peer) {
        this.runner = runner;
        this.peer = peer;
    }

    @Override
    public String ask(String line, Duration timeLimit, int lineLimit) {
        return converse(line, timeLimit, lineLimit);
    }

    @Override
    public String next(Duration timeLimit, int lineLimit) {
        return converse(null, timeLimit, lineLimit);
    }

    private String converse(@Nullable String line, Duration timeLimit, int lineLimit) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("peer", peer.number());
        request.put("line", line);
        request.put("timeLimitMs", timeLimit.toMillis());
        request.put("lineLimit", lineLimit);
        return String.valueOf(runner.ask("converse", request, timeLimit).get("line"));
    }

    @Override
    public CommandResult stop() {
        return peer.stop();
    }
}
