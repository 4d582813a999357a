package io.sandcheck.diagnosis;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A system call that failed inside, and did not fail outside.
 *
 * @param name of the call: {@code openat}
 * @param text the call with its arguments, as strace writes them
 * @param errno its error, as in {@code EROFS}; {@code SIGSYS} if it killed the process
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TracedCall(String name, String text, String errno) {

    /** Errors that programs live with. */
    private static final Set<String> ORDINARY =
            Set.of("ENOENT", "ENOTDIR", "EEXIST", "EINVAL", "ENOTEMPTY", "EPIPE", "ECONNRESET", "ENAMETOOLONG");

    /** A path, or the path, address or family of a socket. */
    private static final Pattern TARGET =
            Pattern.compile("sun_path=@?\"([^\"]+)\"|inet_addr\\(\"([^\"]+)\"|\"(/?[^\"]*[^\"/][^\"]*)\"");

    private static final Pattern ARGUMENTS = Pattern.compile("\\w+\\((.*)\\).*");
    private static final int LONGEST = 120;

    /** Return the path or address that the call is about; its arguments if there is none. */
    String target() {
        Matcher quoted = TARGET.matcher(text);
        if (quoted.find()) {
            return Printable.line(
                    quoted.group(1) != null ? quoted.group(1) : quoted.group(2) != null ? quoted.group(2) : quoted.group(3));
        }
        Matcher arguments = ARGUMENTS.matcher(text);
        String all = arguments.matches() ? arguments.group(1) : text;
        return all.substring(0, Math.min(LONGEST, all.length()));
    }

    /** Return it as strace does: {@code mkdir("/srv/x", 0777) = -1 EROFS}. */
    String line() {
        return text + " = -1 " + errno;
    }

    /** Tell whether programs expect such an error: it decides only if the output names it, and what the call is about. */
    public boolean isOrdinary() {
        return ORDINARY.contains(errno);
    }

    /** Tell whether a text names what the call is about: the whole path, or its last part if the error is telling. */
    public boolean isNamedIn(String output) {
        String target = target();
        String last = target.substring(target.lastIndexOf('/') + 1);
        return output.contains(target)
                || (!isOrdinary() && target.contains("/") && last.length() > 2 && output.contains(last));
    }
}
