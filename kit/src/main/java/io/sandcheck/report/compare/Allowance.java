package io.sandcheck.report.compare;

import io.sandcheck.naming.Glob;
import io.sandcheck.report.ResultKey;
import org.apiguardian.api.API;

/**
 * An accepted regression: {@code [SANDBOX:]SCENARIO}, both of which may be globs.
 *
 * @param text as it was written
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Allowance(String text) {

    /** Tell whether it is about that result. */
    public boolean isAbout(ResultKey key) {
        int colon = text.indexOf(':');
        boolean ofSandbox = colon < 0 || new Glob(text.substring(0, colon)).matches(key.sandbox());
        Glob scenario = new Glob(text.substring(colon + 1));
        return ofSandbox && (scenario.matches(key.scenario()) || scenario.matches(key.label()));
    }
}
