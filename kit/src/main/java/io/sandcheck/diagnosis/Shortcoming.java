package io.sandcheck.diagnosis;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A fault of a sandbox that cannot start, in its message or in what it does. Rules match it by its id.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Shortcoming {
    /** The message says that the command failed or was denied. */
    BLAMES_COMMAND,
    /** The message does not say that the sandbox failed. */
    FAILURE_NOT_SAID,
    /** The message names a cause, a check or a remedy for another problem, and none for this one. */
    NAMES_WRONG,
    /** The message names no cause, check or remedy. */
    NAMES_NONE,
    /** It ends in a way in which the command itself could have ended. */
    ORDINARY_EXIT,
    /** It leaves files, mounts or processes behind. */
    RESIDUE,
    /** It runs the command unconfined. */
    UNCONFINED;

    /** Return the name that rules use: {@code names-wrong}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
