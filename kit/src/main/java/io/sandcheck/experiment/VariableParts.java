package io.sandcheck.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of a text that differ from run to run: times, process ids, ports, addresses, names of temporary files. */
final class VariableParts {

    private static final Map<Pattern, String> MASKS = masks();
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?![\\w.])");
    private static final Pattern TOKEN = Pattern.compile("\\b(?=[0-9a-f]*\\d)[0-9a-f]{8,}\\b");
    private static final Pattern COUNTED = Pattern.compile(TOKEN + "|" + NUMBER);
    private static final int SMALL = 100;

    private VariableParts() {}

    private static Map<Pattern, String> masks() {
        Map<Pattern, String> masks = new LinkedHashMap<>();
        masks.put(Pattern.compile("\\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\\b"), "<uuid>");
        masks.put(Pattern.compile("(?<![\\w/])/(?:tmp|var/tmp|dev/shm|run)/[^\\s\"',:)\\]]*"), "<temporary>");
        masks.put(Pattern.compile("\\b(?:tmp|pymp-|listener-)[\\w-]{6,}"), "<temporary>");
        masks.put(
                Pattern.compile(
                        "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?"),
                "<time>");
        masks.put(Pattern.compile("\\b\\d\\d?:\\d\\d:\\d\\d(?:\\.\\d+)?\\b"), "<time>");
        masks.put(Pattern.compile("\\b\\d+(?:\\.\\d+)? ?(?:ns|us|µs|ms|s|sec|seconds?|minutes?)\\b"), "<time>");
        masks.put(Pattern.compile("\\b\\d+\\.\\d{3,}\\b"), "<number>");
        masks.put(Pattern.compile("\\b0x[0-9a-fA-F]+\\b"), "<address>");
        masks.put(Pattern.compile("(?i)(\\bp?pid\"?\\s*[:= ]\\s*)\\d+"), "$1<pid>");
        masks.put(Pattern.compile("(?i)(\\bport\"?\\s*[:= ]\\s*|:)\\d{4,5}\\b"), "$1<port>");
        return masks;
    }

    static String masked(String text) {
        String masked = text;
        for (Map.Entry<Pattern, String> mask : MASKS.entrySet()) {
            masked = mask.getKey().matcher(masked).replaceAll(mask.getValue());
        }
        return masked;
    }

    /**
     * Compare two masked texts. Tokens need not be equal, and numbers need not if one of them is large: it may be the id
     * of a process.
     */
    static boolean same(String one, String other) {
        Matcher left = NUMBER.matcher(withoutTokens(one));
        Matcher right = NUMBER.matcher(withoutTokens(other));
        while (left.find() && right.find()) {
            if (!left.group().equals(right.group()) && small(left.group()) && small(right.group())) {
                return false;
            }
        }
        return left.replaceAll("#").equals(right.replaceAll("#"));
    }

    /**
     * Compare a text with two that were written at other times, all the same but for their tokens and numbers: those
     * that are equal in the two do not vary by themselves, so they must be equal in the text too.
     */
    static boolean keepsWhatIsSteady(String text, String one, String other) {
        Matcher here = COUNTED.matcher(text);
        Matcher left = COUNTED.matcher(one);
        Matcher right = COUNTED.matcher(other);
        while (here.find() && left.find() && right.find()) {
            if (left.group().equals(right.group()) && !here.group().equals(left.group())) {
                return false;
            }
        }
        return true;
    }

    /** Mask hexadecimal tokens, such as checksums. */
    static String withoutTokens(String text) {
        return TOKEN.matcher(text).replaceAll("<token>");
    }

    private static boolean small(String number) {
        return number.length() < 10 && Integer.parseInt(number) < SMALL;
    }
}
