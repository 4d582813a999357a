package io.sandcheck.session;

import io.sandcheck.host.ExecFailedException;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.StartRetries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands in a sandbox that is started for each command. Each command announces itself. If the announcement is
 * missing, the command did not begin, and the start failed. Starts that fail at random are repeated; a command that has
 * begun is never repeated.
 */
final class AnnouncedCommands {

    private final Executor executor;
    private final Announcer announcer;
    private final Python python;
    private final @Nullable StartRetries retries;
    private final List<String> repeated = new ArrayList<>();
    private @Nullable CommandResult failed;

    /** Executes a command. */
    interface Executor {

        CommandResult run(Command command);
    }

    /**
     * Create it for one session.
     *
     * @param retries null if no start is repeated
     */
    AnnouncedCommands(Executor executor, Announcer announcer, Python python, @Nullable StartRetries retries) {
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

    /**
     * Run a command as it is, so that the sandbox sees its first word. It is not known whether it began, and it may not
     * be installed.
     */
    void runUnannounced(Command command) {
        try {
            executor.run(command);
        } catch (ExecFailedException missing) {
            // Then it has no effect.
        }
    }

    /** Tell whether they can execute a shell. */
    boolean haveShell() {
        return announcer != Announcer.PYTHON;
    }

    Announcer announcer() {
        return announcer;
    }

    /** Return how each repeated start ended: {@code exit 2: panic: ...}. */
    List<String> repeated() {
        return List.copyOf(repeated);
    }

    /** Return the first start that finally failed, so that its command never began. */
    Optional<CommandResult> failed() {
        return Optional.ofNullable(failed);
    }
}
