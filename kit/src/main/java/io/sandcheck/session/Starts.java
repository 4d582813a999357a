package io.sandcheck.session;

import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.StartRetries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands in a sandbox that is started for each of them. Where its start fails at random, only the start is ever
 * repeated: a command that announced itself has begun, and what comes of it counts.
 */
final class Starts {

    private final Function<Command, CommandResult> executor;
    private final @Nullable StartRetries retries;
    private final List<String> repeated = new ArrayList<>();
    private @Nullable CommandResult failed;

    /**
     * Make them for one session.
     *
     * @param executor runs a command in the sandbox
     * @param retries null where no start is repeated; then a start that failed cannot be told from a command that did
     */
    Starts(Function<Command, CommandResult> executor, @Nullable StartRetries retries) {
        this.executor = executor;
        this.retries = retries;
    }

    CommandResult run(Command command) {
        return retries == null ? executor.apply(command) : run(command, retries);
    }

    private CommandResult run(Command command, StartRetries limit) {
        for (int left = limit.times(); ; left--) {
            Announcement announcement = Announcement.unique();
            CommandResult result = executor.apply(command.withArgv(announcement.before(command.argv())));
            Optional<CommandResult> begun = announcement.takenFrom(result);
            if (begun.isPresent()) {
                return begun.get();
            }
            Optional<String> sign = limit.sign(result);
            if (sign.isEmpty() || left == 0) {
                failed = failed == null ? result : failed;
                return result;
            }
            repeated.add("%s: %s".formatted(result.outcome(), sign.get()));
        }
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
