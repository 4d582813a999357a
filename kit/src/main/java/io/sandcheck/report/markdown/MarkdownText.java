package io.sandcheck.report.markdown;

import io.sandcheck.diagnosis.Printable;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Writes text from outside as Markdown that only shows it: no markup, no links, no mentions, no references.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MarkdownText {

    /** Markup within a line (CommonMark 0.31, section 6, and GitHub's additions). A line never begins with it. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]|~$]");

    /**
     * Names, issues and addresses that GitHub finds in rendered Markdown. It does not find them across a comment, which
     * is inserted between these two groups.
     */
    private static final Pattern REFERENCE =
            Pattern.compile("(@|#)()|(:)(//)|(www)(\\.)|(\\bgh)(-\\d)", Pattern.CASE_INSENSITIVE);

    private MarkdownText() {}

    /** Return a text as one line that can follow other text. */
    public static String of(String text) {
        String html =
                Printable.line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String escaped = MARKUP.matcher(html).replaceAll("\\\\$0");
        return REFERENCE.matcher(escaped).replaceAll("$1$3$5$7<!-- -->$2$4$6$8");
    }
}
