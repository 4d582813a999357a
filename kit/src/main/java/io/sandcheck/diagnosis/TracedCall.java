package io.sandcheck.diagnosis;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * A system call that failed inside, but not outside.
 *
 * @param name of the call: {@code openat}
 * @param text the call with its arguments, as strace writes them
 * @param errno its error, as in {@code EROFS}; {@code SIGSYS} if it killed the process
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TracedCall(String name, String text, String errno) {

    /** Errors that programs expect. */
    private static final Set<String> ORDINARY = Set.of(
            "ENOENT", "ENOTDIR", "EEXIST", "EINVAL", "ENOTEMPTY", "EPIPE", "ECONNRESET", "ENAMETOOLONG", "ETIMEDOUT");

    /** The C library asks here for a cache of names that almost no system has. */
    private static final String NAME_CACHE = "/nscd/socket";

    /** The C library makes this socket to ask its cache of names. If the socket is denied, the cache is not named. */
    private static final String SOCKET_FOR_NAMES = "socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, 0)";

    /** A path, or the path, address or family of a socket. */
    private static final Pattern TARGET =
            Pattern.compile("sun_path=@?\"([^\"]+)\"|inet_addr\\(\"([^\"]+)\"|\"(/?[^\"]*[^\"/][^\"]*)\"");

    /** Calls whose quoted text is the data that is read or written, unless it is an address. */
    private static final Pattern TRANSFER = Pattern.compile("(p?(read|write)v?2?(64)?|(send|recv)(to|from|m?msg)?)\\(");

    private static final Pattern ADDRESS = Pattern.compile("sun_path=@?\"([^\"]+)\"|inet_addr\\(\"([^\"]+)\"");

    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]{2,}\\b");

    /** Return the path or address that the call is about; empty if there is none. */
    String target() {
        Matcher quoted = (TRANSFER.matcher(text).lookingAt() ? ADDRESS : TARGET).matcher(text);
        return quoted.find()
                ? IntStream.rangeClosed(1, quoted.groupCount())
                        .mapToObj(quoted::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("")
                : "";
    }

    /** Name the call and its object: {@code openat of /srv/x}, {@code setsockopt(SOL_SOCKET, SO_PASSCRED)}. */
    String what() {
        if (!target().isEmpty()) {
            return name + " of " + target();
        }
        String constants = CONSTANT.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(name -> !name.equals("NULL"))
                .collect(Collectors.joining(", "));
        return constants.isEmpty() ? name : name + "(" + constants + ")";
    }

    /** Return it as strace writes it: {@code mkdir("/srv/x", 0777) = -1 EROFS}. */
    String line() {
        return text + (errno.equals("SIGSYS") ? " killed the process (SIGSYS)" : " = -1 " + errno);
    }

    /**
     * Tell whether programs expect such an error. It only decides if the output names both the error and the object of
     * the call.
     */
    public boolean isOrdinary() {
        return ORDINARY.contains(errno) || isNoise();
    }

    /**
     * Tell whether it decides nothing, because the C library goes on without it: it asks the cache of names; it makes a socket as
     * for that; it is clone3, which filters answer with ENOSYS so that clone is called, whose flags they can see.
     */
    boolean isNoise() {
        return asksNameCache() || isSocketForNames() || (name.equals("clone3") && errno.equals("ENOSYS"));
    }

    /** Tell whether it makes a socket as the C library does to ask its cache of names; a program may make such a socket too. */
    public boolean isSocketForNames() {
        return text.equals(SOCKET_FOR_NAMES) && !errno.equals("SIGSYS");
    }

    /** Tell whether it connects to the cache of names of the C library, which goes on without it. */
    public boolean asksNameCache() {
        return target().endsWith(NAME_CACHE);
    }

    /** Return the path that the call did not find. The kernel's own files are left out, because they differ from process to process. */
    public Optional<String> notFound() {
        return Optional.of(target())
                .filter(path ->
                        errno.equals("ENOENT") && path.startsWith("/") && !path.matches("/(?:proc|sys|dev)(?:/.*)?"));
    }

    /**
     * Tell whether a text names the object of the call: the whole path, or its last part if the error is specific. A part of a
     * longer name is another name: {@code Preferences.java} does not name {@code /root/.java}.
     */
    public boolean isNamedIn(String output) {
        String target = target();
        String last = target.substring(target.lastIndexOf('/') + 1);
        return isNameIn(target, output) || (!isOrdinary() && last.length() > 2 && isNameIn(last, output));
    }

    private static boolean isNameIn(String name, String output) {
        return !name.isEmpty()
                && Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?!\\w)")
                        .matcher(output)
                        .find();
    }
}
