package io.sandcheck.report.markdown;

import io.sandcheck.diagnosis.Printable;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Text from outside as Markdown that shows it: no markup, no links, nobody is mentioned, nothing is referred to.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class MarkdownText {

    /** What is markup within a line (CommonMark 0.31, section 6, and GitHub's additions); a line never begins with it. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_\\[\\]|~$]");

    /**
     * Names, issues and addresses, which GitHub finds in what Markdown was turned into. It finds none across a comment,
     * which is put between these two halves.
     */
    private static final Pattern REFERENCE =
            Pattern.compile("(@|#)()|(:)(//)|(www)(\\.)|(\\bgh)(-\\d)", Pattern.CASE_INSENSITIVE);

    private MarkdownText() {}

    /** Return a text of one line, to stand behind something else. */
    public static String of(String text) {
        String html =
                Printable.line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String escaped = MARKUP.matcher(html).replaceAll("\\\\$0");
        return REFERENCE.matcher(escaped).replaceAll("$1$3$5$7<!-- -->$2$4$6$8");
    }
}
