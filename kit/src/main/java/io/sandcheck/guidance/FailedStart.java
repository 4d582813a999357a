package io.sandcheck.guidance;

import io.sandcheck.diagnosis.ObservedText;
import io.sandcheck.diagnosis.Shortcoming;
import io.sandcheck.host.HostCondition;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.session.StartAttempt;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox that did not start because of a property of the host, and what it told its user.
 *
 * <p>Each question about it may find a {@link Shortcoming}. If an assertion fails, the last shortcoming says what is
 * missing, whatever assertion was used.
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
    private final Concepts concepts = Concepts.known();

    private @Nullable Shortcoming shortcoming;

    /** Create it from an attempt to start. */
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

    /** Return the first lines of its message, joined to one line. */
    public String words() {
        String words = String.join(
                " | ",
                text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .limit(QUOTED_LINES)
                        .toList());
        see(ofWords());
        return words.isEmpty() ? "nothing" : words.substring(0, Math.min(words.length(), MOST_QUOTED));
    }

    private @Nullable Shortcoming ofWords() {
        if (Concept.isIn(text, concepts.blames())) {
            return Shortcoming.BLAMES_COMMAND;
        }
        return saysSo() ? of(named(concepts.causes())) : Shortcoming.FAILURE_NOT_SAID;
    }

    /** Return the last shortcoming that was found; empty if the last answer was good. */
    public Optional<Shortcoming> shortcoming() {
        return Optional.ofNullable(shortcoming);
    }

    /** Record a shortcoming. */
    public void lacks(Shortcoming seen) {
        see(seen);
    }

    private void see(@Nullable Shortcoming seen) {
        shortcoming = seen;
    }

    /** Tell whether a line says that the sandbox failed. */
    public boolean saysThatTheSandboxFailed() {
        boolean says = saysSo();
        see(says ? null : Shortcoming.FAILURE_NOT_SAID);
        return says;
    }

    private boolean saysSo() {
        return text.lines().anyMatch(line -> isOfTheSandbox(line) && Concept.isIn(line, concepts.failure()));
    }

    private boolean isOfTheSandbox(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(lower::contains) || Concept.isIn(line, concepts.sandbox());
    }

    /** Tell whether it says that the command failed or was denied. */
    public boolean blamesTheCommand() {
        boolean blames = Concept.isIn(text, concepts.blames());
        see(blames ? Shortcoming.BLAMES_COMMAND : null);
        return blames;
    }

    public Named causes() {
        return seen(named(concepts.causes()));
    }

    public Named checks() {
        return seen(named(concepts.checks()));
    }

    public Named remedies() {
        return seen(named(concepts.remedies()));
    }

    private Named named(List<Concept> what) {
        return Named.in(text, what, condition.id());
    }

    private Named seen(Named named) {
        see(of(named));
        return named;
    }

    private static @Nullable Shortcoming of(Named named) {
        if (named.misleads()) {
            return Shortcoming.NAMES_WRONG;
        }
        return named.right().isEmpty() ? Shortcoming.NAMES_NONE : null;
    }

    /** Return how it ended, in words: {@code exit 1}. */
    public String outcome() {
        return result().outcome();
    }

    /** Tell whether the command itself could have ended like this. */
    public boolean couldBeTheCommandsOwnEnd() {
        Integer exitCode = result().exitCode();
        boolean ordinary = exitCode == null || concepts.ordinaryExitCodes().contains(exitCode.longValue());
        see(ordinary ? Shortcoming.ORDINARY_EXIT : null);
        return ordinary;
    }

    /** Return the effect of an act that the policy forbids, as seen from outside; empty if there was none. */
    public String effect() {
        see(attempt.effect().isEmpty() ? null : Shortcoming.UNCONFINED);
        return attempt.effect();
    }

    /** Return files, mounts and processes that were left behind, one in each line. */
    public List<String> residue() {
        see(attempt.residue().isEmpty() ? null : Shortcoming.RESIDUE);
        return attempt.residue();
    }

    private CommandResult result() {
        return Objects.requireNonNull(attempt.check().result(), "It was executed");
    }
}
