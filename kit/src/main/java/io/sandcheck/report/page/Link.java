package io.sandcheck.report.page;

import io.sandcheck.diagnosis.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source and its address.
 *
 * @param address empty if it cannot be followed safely
 */
record Link(String text, String address) {

    private static final Pattern ISSUE = Pattern.compile("([A-Za-z0-9-]+/[A-Za-z0-9._-]+)#(\\d+)");
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[A-Za-z0-9.:-]+(/[A-Za-z0-9.,:;_~!*'()@&=+$%?#/-]*)?");

    static Link to(String source) {
        Matcher issue = ISSUE.matcher(source);
        if (issue.matches()) {
            return new Link(source, "https://github.com/" + issue.group(1) + "/issues/" + issue.group(2));
        }
        return new Link(Printable.line(source), ADDRESS.matcher(source).matches() ? source : "");
    }
}
