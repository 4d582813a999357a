package io.sandcheck.guidance;

import io.sandcheck.diagnosis.ObservedText;
import io.sandcheck.host.HostCondition;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.session.StartAttempt;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A sandbox that did not start on a host that makes it impossible, and what it told its user.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FailedStart {

    private static final int QUOTED_LINES = 3;
    private static final int MOST_QUOTED = 400;

    private final HostCondition condition;
    private final StartAttempt attempt;
    private final List<String> names;
    private final String text;
    private final Concepts concepts = Concepts.ofKit();

    /** Take an attempt that came to nothing. */
    public FailedStart(Sandbox sandbox, HostCondition condition, StartAttempt attempt) {
        this.condition = condition;
        this.attempt = attempt;
        this.names = Stream.concat(
                        Stream.of(sandbox.name(), sandbox.definition().title()),
                        sandbox.needs().command().stream().limit(1))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        this.text = ObservedText.of(attempt.check().result(), "").all();
    }

    public HostCondition condition() {
        return condition;
    }

    /** Return what it wrote: its first lines, in one. */
    public String words() {
        String words = String.join(
                " | ",
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(QUOTED_LINES)
                        .toList());
        return words.isEmpty() ? "nothing" : words.substring(0, Math.min(words.length(), MOST_QUOTED));
    }

    /** Tell whether a line says that it is the sandbox which failed. */
    public boolean saysThatTheSandboxFailed() {
        return text.lines().anyMatch(line -> isOfTheSandbox(line) && Concept.isIn(line, concepts.failure()));
    }

    private boolean isOfTheSandbox(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(lower::contains) || Concept.isIn(line, concepts.sandbox());
    }

    /** Tell whether it says that the command is at fault, or was denied. */
    public boolean blamesTheCommand() {
        return Concept.isIn(text, concepts.blames());
    }

    public Named causes() {
        return Named.in(text, concepts.causes(), condition.id());
    }

    public Named checks() {
        return Named.in(text, concepts.checks(), condition.id());
    }

    public Named remedies() {
        return Named.in(text, concepts.remedies(), condition.id());
    }

    /** Return how it ended, in words: {@code exit 1}. */
    public String outcome() {
        return result().outcome();
    }

    /** Tell whether it ended in a way in which the command itself could have. */
    public boolean couldBeTheCommandsOwnEnd() {
        Integer exitCode = result().exitCode();
        return exitCode == null || concepts.ordinaryExitCodes().contains(exitCode.longValue());
    }

    /** Return what was seen outside of an act that the policy forbids; empty where it had no effect. */
    public String effect() {
        return attempt.effect();
    }

    /** Return files, mounts and processes that were left behind, a line each. */
    public List<String> residue() {
        return attempt.residue();
    }

    private CommandResult result() {
        return Objects.requireNonNull(attempt.check().result(), "It was executed");
    }
}
