package io.sandcheck.naming;

import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * How a report is cited: {@code openai/codex#24943}, or an address.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ReportAddress {

    /** Matches a well-formed citation. */
    public static final Pattern PATTERN = Pattern.compile("[\\w.-]+/[\\w.-]+#\\d+|https://\\S+");

    /** The description of a well-formed citation in error messages. */
    public static final String FORM =
            "a repository and a number, as in [openai/codex#24943], or an address that begins with https://";

    private ReportAddress() {}
}
