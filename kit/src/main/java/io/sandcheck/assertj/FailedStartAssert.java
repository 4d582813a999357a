package io.sandcheck.assertj;

import io.sandcheck.diagnosis.Shortcoming;
import io.sandcheck.guidance.FailedStart;
import io.sandcheck.guidance.Named;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on a sandbox that cannot start: what it tells its user, and what it does.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FailedStartAssert extends AbstractAssert<FailedStartAssert, FailedStart> {

    FailedStartAssert(FailedStart actual) {
        super(actual, FailedStartAssert.class);
    }

    /** Verify that a line says that the sandbox failed, and that no line says that the command failed. */
    public FailedStartAssert saysThatTheSandboxFailed() {
        isNotNull();
        if (actual.blamesTheCommand()) {
            lacks(
                    Shortcoming.BLAMES_COMMAND,
                    "it blames the command, but the sandbox failed; it says: %s",
                    actual.words());
        }
        if (!actual.saysThatTheSandboxFailed()) {
            lacks(Shortcoming.FAILURE_NOT_SAID, "it does not say that the sandbox failed; it says: %s", actual.words());
        }
        return this;
    }

    /** Verify that the message names the cause. */
    public FailedStartAssert namesTheCause() {
        return names("cause", actual.causes());
    }

    /** Verify that the message names a way to check the cause. */
    public FailedStartAssert namesACheck() {
        return names("check", actual.checks());
    }

    /** Verify that the message names a remedy. */
    public FailedStartAssert namesARemedy() {
        return names("remedy", actual.remedies());
    }

    private FailedStartAssert names(String noun, Named named) {
        isNotNull();
        if (named.misleads()) {
            lacks(
                    Shortcoming.NAMES_WRONG,
                    "it names the wrong %s, %s; here, %s; it says: %s",
                    noun,
                    String.join(" and ", named.wrong()),
                    actual.condition().title(),
                    actual.words());
        }
        if (named.right().isEmpty()) {
            lacks(Shortcoming.NAMES_NONE, "it names no %s; it says: %s", noun, actual.words());
        }
        return this;
    }

    /** Verify that the exit code cannot be mistaken for that of the command. */
    public FailedStartAssert endsAsNoCommandDoes() {
        isNotNull();
        if (actual.couldBeTheCommandsOwnEnd()) {
            lacks(Shortcoming.ORDINARY_EXIT, "its exit code could be that of a command: %s", actual.outcome());
        }
        return this;
    }

    /** Verify that the command had no effect that the policy forbids. */
    public FailedStartAssert failsClosed() {
        isNotNull();
        if (!actual.effect().isEmpty()) {
            lacks(Shortcoming.UNCONFINED, "it ran the command unconfined: %s", actual.effect());
        }
        return this;
    }

    /** Verify that nothing is left behind. */
    public FailedStartAssert leavesNothingBehind() {
        isNotNull();
        if (!actual.residue().isEmpty()) {
            lacks(Shortcoming.RESIDUE, "it leaves behind: %s", String.join(", ", actual.residue()));
        }
        return this;
    }

    private void lacks(Shortcoming shortcoming, String text, Object... values) {
        actual.lacks(shortcoming);
        failWithMessage(text, values);
    }
}
