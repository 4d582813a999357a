package io.sandcheck.session;

import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.StartRetries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands, each of which announces itself, in a sandbox that is started for each of them. A command that did not
 * announce itself did not begin: the start failed. If starts fail at random, they are repeated; a command that has begun
 * never is.
 */
final class Starts {

    private final Executor executor;
    private final Announcer announcer;
    private final Python python;
    private final @Nullable StartRetries retries;
    private final List<String> repeated = new ArrayList<>();
    private @Nullable CommandResult failed;

    /** Runs a command where it belongs. */
    interface Executor {

        CommandResult run(Command command);
    }

    /**
     * Make them for one session.
     *
     * @param retries null if no start is repeated
     */
    Starts(Executor executor, Announcer announcer, Python python, @Nullable StartRetries retries) {
        this.executor = executor;
        this.announcer = announcer;
        this.python = python;
        this.retries = retries;
    }

    CommandResult run(Command command) {
        for (int left = retries == null ? 0 : retries.times(); ; left--) {
            Announcement announcement = Announcement.by(announcer);
            CommandResult result = executor.run(command.withArgv(announcement.before(command.argv(), python)));
            CommandResult own = announcement.takenFrom(result);
            if (announcement.seenIn(result)) {
                return own;
            }
            Optional<String> sign = retries == null ? Optional.empty() : retries.sign(own);
            if (sign.isEmpty() || left == 0) {
                failed = failed == null ? own : failed;
                return own;
            }
            repeated.add("%s: %s".formatted(own.outcome(), sign.get()));
        }
    }

    Announcer announcer() {
        return announcer;
    }

    /** Return how each start ended that was repeated: {@code exit 2: panic: ...}. */
    List<String> repeated() {
        return List.copyOf(repeated);
    }

    /** Return the first start that failed and was not repeated again, so that its command never began. */
    Optional<CommandResult> failed() {
        return Optional.ofNullable(failed);
    }
}
