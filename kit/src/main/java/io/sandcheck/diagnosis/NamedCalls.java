package io.sandcheck.diagnosis;

import io.sandcheck.kernel.Errno;
import io.sandcheck.kernel.SystemCalls;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The system calls that an output names for an error: in the line that names the error, or otherwise in the code of the
 * innermost frames of the traceback above it.
 */
final class NamedCalls {

    /** Functions of libraries and older calls, with the name that probes use for the same operation. */
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("send", "sendto"),
            Map.entry("sendmsg", "sendto"),
            Map.entry("sendmmsg", "sendto"),
            Map.entry("sendall", "sendto"),
            Map.entry("recv", "recvfrom"),
            Map.entry("recvmsg", "recvfrom"),
            Map.entry("listen", "bind"),
            Map.entry("open", "openat"),
            Map.entry("openat2", "openat"),
            Map.entry("creat", "openat"),
            Map.entry("mkdirat", "mkdir"),
            Map.entry("renameat", "rename"),
            Map.entry("renameat2", "rename"),
            Map.entry("linkat", "link"),
            Map.entry("symlinkat", "symlink"),
            Map.entry("unlinkat", "unlink"),
            Map.entry("fchmodat", "chmod"),
            Map.entry("fchownat", "chown"),
            Map.entry("clone3", "clone"),
            Map.entry("fork", "clone"),
            Map.entry("vfork", "clone"),
            Map.entry("SemLock", "sem_open"),
            Map.entry("shm_open", "openat"));

    /** {@code bind(fd)}, {@code bind: text}, {@code bind failed}, {@code bind EPERM}, {@code setsockopt SO_REUSEADDR: text}. */
    private static final Pattern IN_MESSAGE =
            Pattern.compile("\\b([a-zA-Z_][a-z0-9_]*+|SemLock)(?=\\(|:| failed\\b| E[A-Z]{3}| [A-Z]{2,}_[A-Z_]+:)");

    /**
     * Calls whose names are also ordinary words: before a colon, they count as calls only at the beginning of a
     * message.
     */
    private static final Pattern WORD = Pattern.compile("(?<!^|[:\\])>] )\\b(?:socket|link|pipe)(?=:)");

    /** {@code 127.0.0.1}, {@code ::1}, {@code [::]:80}. */
    private static final Pattern INTERNET_ADDRESS = Pattern.compile(
            "(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.]*\\w)|(?<![\\w:])::1?(?=$|[\\s\\]):])|\\bAF_INET");

    private static final Pattern IN_CODE = Pattern.compile("\\b([a-z_][a-z0-9_]*+|SemLock)(?=\\()");
    private static final Pattern CODE = Pattern.compile("\\s+\\S.*");
    private static final Pattern PLACE = Pattern.compile("\\s+File \".*|[\\s~^]*+");

    private static final int MOST_CODE = 4;

    private NamedCalls() {}

    /** A line that names an error, and the calls that it names for the error. */
    record Complaint(String line, Errno errno, Set<String> calls) {}

    /** Return all lines that name an error, in order. */
    static List<Complaint> complaints(String text) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .boxed()
                .flatMap(i -> Errno.firstIn(lines.get(i))
                        .map(errno -> new Complaint(lines.get(i).strip(), errno, calls(lines, i, errno)))
                        .stream())
                .toList();
    }

    /** Return the calls that are named for an error; none if the text only names the error. */
    static Set<String> in(String text, Errno errno) {
        Set<String> calls = new LinkedHashSet<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (errno.namedIn(lines.get(i))) {
                calls.addAll(calls(lines, i, errno));
            }
        }
        return calls;
    }

    /** Tell whether a line that names an error also names an internet address. */
    static boolean isOfInternet(String text, Errno errno) {
        return text.lines()
                .filter(errno::namedIn)
                .anyMatch(line -> INTERNET_ADDRESS.matcher(line).find());
    }

    /** Return the name under which equivalent calls are compared. */
    static String canonical(String call) {
        return SAME.getOrDefault(call, call);
    }

    /** Tell whether it is a function of a library, which a trace of system calls does not show. */
    static boolean isOfLibrary(String call) {
        return SystemCalls.find(call).isEmpty();
    }

    private static Set<String> calls(List<String> lines, int complaint, Errno errno) {
        String said = WORD.matcher(errno.withoutMeaning(lines.get(complaint))).replaceAll("");
        Set<String> calls = named(IN_MESSAGE, said);
        int seen = 0;
        for (int i = complaint - 1; i >= 0 && calls.isEmpty() && seen < MOST_CODE; i--) {
            String line = lines.get(i);
            if (!CODE.matcher(line).matches() && !line.isBlank()) {
                break;
            }
            if (!PLACE.matcher(line).matches()) {
                calls = named(IN_CODE, line);
                seen++;
            }
        }
        return calls;
    }

    private static Set<String> named(Pattern pattern, String line) {
        Set<String> calls = new LinkedHashSet<>();
        pattern.matcher(line)
                .results()
                .map(NamedCalls::call)
                .flatMap(Optional::stream)
                .forEach(calls::add);
        return calls;
    }

    private static Optional<String> call(MatchResult found) {
        String name = found.group(1);
        return SAME.containsKey(name) || SystemCalls.find(name).isPresent()
                ? Optional.of(canonical(name))
                : Optional.empty();
    }
}
