package io.sandcheck.act;

import io.sandcheck.host.RandomNames;
import org.apiguardian.api.API;

/**
 * An act to be done by one program, which says so before with a token that nobody knows but it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Try(Doer by, Act act, String token) {

    /** Plan one. */
    public static Try of(Doer by, Act act) {
        return new Try(by, act, RandomNames.token());
    }

    /** Say what it is, in a few words: {@code delete by a static program}. */
    public String describe() {
        return "%s by %s".formatted(act.kind().title(), by.title());
    }
}
