package io.sandcheck.diagnosis;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * How sure the cause of a failure is.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Confidence {
    /** Two observations of different kinds agree, or the event itself was seen. */
    CERTAIN,
    /** One observation shows it. */
    PROBABLE,
    /** Nothing decisive was seen. */
    UNKNOWN;

    /** Return the word that rules and reports use: {@code certain}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
