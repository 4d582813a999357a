package io.sandcheck.act;

import io.sandcheck.host.RandomNames;
import org.apiguardian.api.API;

/**
 * An act that one program does. Before it acts, the program prints a token that nobody else knows.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Try(Doer by, Act act, String token) {

    /** Plan one. */
    public static Try of(Doer by, Act act) {
        return new Try(by, act, RandomNames.token());
    }

    /** Describe it in a few words: {@code delete by a static program}. */
    public String describe() {
        return "%s by %s".formatted(act.kind().title(), by.title());
    }
}
