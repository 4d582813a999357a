package io.sandcheck.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Credentials that are recognised by their form: private keys, and tokens with a known prefix. */
final class SecretForms {

    /** This includes keys whose beginning or end was cut off. */
    private static final Pattern PRIVATE_KEY = Pattern.compile(
            "-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----"
                    + "(?:[A-Za-z0-9+/=:,.\\s\\\\-]|(?:\\[\\.\\.\\.[^\\]\\n]{0,60}\\]))*?"
                    + "(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----|\\z|(?=[^A-Za-z0-9+/=:,.\\s\\\\\\[\\]-]))"
                    + "|[A-Za-z0-9+/=]{8,}+(?:(?:\\s|\\\\n){1,4}[A-Za-z0-9+/=]++)*+(?:\\s|\\\\n){0,4}-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----");

    /** Prefixes from the documentation of the services that issue them, and two standard forms (RFC 7519, RFC 7617). */
    private static final Pattern TOKEN = Pattern.compile("(?<![A-Za-z0-9])(?:"
            + String.join(
                    "|",
                    "gh[pousr]_[A-Za-z0-9]{6,}",
                    "github_pat_[A-Za-z0-9_]{6,}",
                    "gl(?:pat|rt|dt|cbt|ptt|ft|soat)-[A-Za-z0-9_.-]{6,}",
                    "(?:AKIA|ASIA|AGPA|AROA|AIDA)[A-Z0-9]{8,}",
                    "xox[a-z]-[A-Za-z0-9-]{6,}",
                    "xapp-[A-Za-z0-9-]{6,}",
                    "(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{6,}",
                    "whsec_[A-Za-z0-9]{6,}",
                    "sk-(?:ant|proj|svcacct|or)-[A-Za-z0-9_-]{6,}",
                    "sk-(?=[a-z]*[0-9A-Z])[A-Za-z0-9]{12,}",
                    "AIza[A-Za-z0-9_-]{6,}",
                    "ya29\\.[A-Za-z0-9_-]{6,}",
                    "npm_(?=[a-z]*[0-9A-Z])[A-Za-z0-9]{8,}",
                    "pypi-AgE[A-Za-z0-9_-]{4,}",
                    "hv[sbr]\\.[A-Za-z0-9_-]{8,}",
                    "dckr_pat_[A-Za-z0-9_-]{6,}",
                    "dop_v1_[a-f0-9]{8,}",
                    "hf_(?=[a-z]*[0-9A-Z])[A-Za-z0-9]{8,}",
                    "SG\\.[A-Za-z0-9_-]{8,}\\.?[A-Za-z0-9_-]*",
                    "eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}(?:\\.[A-Za-z0-9_-]*)?")
            + ")"
            + "|(?<=hooks\\.slack\\.com/(?:services|workflows)/)[A-Za-z0-9/_-]{6,}"
            + "|(?<=discord(?:app)?\\.com/api/webhooks/)[A-Za-z0-9/_-]{6,}"
            + "|(?<=\\b(?:Bearer|Basic) )[A-Za-z0-9+/=._~-]{12,}"
            // The remainder if a cut removed the beginning of the address.
            + "|(?<=[A-Za-z0-9]:)(?<!mailto:)[^/@:\\s\"']{6,}(?=@[a-z0-9-]+\\.[a-z])"
            + "|(?<=[a-z0-9+.-]://[^/@:\\s]{0,60}:)(?:[^/@\\s\"']+(?=@)"
            // Cut before its @; a number alone is a port.
            + "|(?=[0-9]*[^/@\\s\"'0-9.\\[])[^/@\\s\"'.\\[]{4,}(?=\"?(?:\\.\\.\\.|\\R?\\[\\.\\.\\.|\\z)))");

    private SecretForms() {}

    /** Tell whether a text contains such a credential. */
    static boolean in(String text) {
        return TOKEN.matcher(text).find() || PRIVATE_KEY.matcher(text).find();
    }

    static String removedFrom(String text) {
        String withoutKeys = text.contains("PRIVATE KEY")
                ? PRIVATE_KEY.matcher(text).replaceAll(Matcher.quoteReplacement(Redaction.mark("private key")))
                : text;
        return TOKEN.matcher(withoutKeys).replaceAll(Matcher.quoteReplacement(Redaction.mark("token")));
    }
}
