package io.sandcheck.assertj;

import io.sandcheck.diagnosis.Shortcoming;
import io.sandcheck.guidance.FailedStart;
import io.sandcheck.guidance.Named;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what a sandbox that does not start tells its user, and does.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FailedStartAssert extends AbstractAssert<FailedStartAssert, FailedStart> {

    FailedStartAssert(FailedStart actual) {
        super(actual, FailedStartAssert.class);
    }

    /** Demand that a line say that the sandbox failed, and none that the command did. */
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

    /** Demand that it name why. */
    public FailedStartAssert namesTheCause() {
        return names("cause", actual.causes());
    }

    /** Demand that it name a way to see that this is why. */
    public FailedStartAssert namesACheck() {
        return names("check", actual.checks());
    }

    /** Demand that it name something to do about it. */
    public FailedStartAssert namesARemedy() {
        return names("remedy", actual.remedies());
    }

    private FailedStartAssert names(String noun, Named named) {
        isNotNull();
        if (named.misleads()) {
            lacks(
                    Shortcoming.NAMES_WRONG,
                    "it names the wrong %s, %s, where %s; it says: %s",
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

    /** Demand that its end not be mistaken for that of the command. */
    public FailedStartAssert endsAsNoCommandDoes() {
        isNotNull();
        if (actual.couldBeTheCommandsOwnEnd()) {
            lacks(Shortcoming.ORDINARY_EXIT, "its exit code could be that of a command: %s", actual.outcome());
        }
        return this;
    }

    /** Demand that the command have had no effect that the policy forbids. */
    public FailedStartAssert failsClosed() {
        isNotNull();
        if (!actual.effect().isEmpty()) {
            lacks(Shortcoming.UNCONFINED, "it ran the command unconfined: %s", actual.effect());
        }
        return this;
    }

    /** Demand that nothing be left behind. */
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
