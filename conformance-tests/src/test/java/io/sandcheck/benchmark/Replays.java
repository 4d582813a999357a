package io.sandcheck.benchmark;

import io.sandcheck.host.Host;
import io.sandcheck.replay.Replay;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.session.Step;
import java.util.List;

/** The commands, as shell scripts. */
final class Replays {

    /** Ways that take long do this part of the commands. */
    private static final int PART = 10;

    private final Sandbox sandbox;
    private final Host host;
    private final List<List<Step>> recorded;

    Replays(Sandbox sandbox, Host host, List<List<Step>> recorded) {
        this.sandbox = sandbox;
        this.host = host;
        this.recorded = recorded;
    }

    int count() {
        return recorded.size();
    }

    int part() {
        return Math.max(1, count() / PART);
    }

    String all(String shell) {
        return replay(recorded.stream().flatMap(List::stream).toList(), shell);
    }

    /** Execute a part of them by a shell for each. */
    void each(String shell) {
        recorded.stream().limit(part()).forEach(steps -> Program.shell(replay(steps, shell))
                .run());
    }

    List<String> scripts() {
        return recorded.stream().limit(part()).map(steps -> replay(steps, "sh")).toList();
    }

    private String replay(List<Step> steps, String shell) {
        return new Replay(steps, sandbox, host).commandLine(shell);
    }
}
