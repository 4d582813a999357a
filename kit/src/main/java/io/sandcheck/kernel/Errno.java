package io.sandcheck.kernel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The errors with which kernels and sandboxes deny calls, with the texts of strerror(3).
 *
 * @see ErrorNumbers
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Errno {
    EPERM("Operation not permitted"),
    ENOENT("No such file or directory"),
    EIO("Input/output error"),
    ENXIO("No such device or address"),
    EAGAIN("Resource temporarily unavailable"),
    ENOMEM("Cannot allocate memory"),
    EACCES("Permission denied"),
    EBUSY("Device or resource busy"),
    EEXIST("File exists"),
    EXDEV("Invalid cross-device link"),
    ENODEV("No such device"),
    ENOTDIR("Not a directory"),
    EINVAL("Invalid argument"),
    ENFILE("Too many open files in system"),
    EMFILE("Too many open files"),
    EFBIG("File too large"),
    ENOSPC("No space left on device"),
    EROFS("Read-only file system"),
    EPIPE("Broken pipe"),
    ENAMETOOLONG("File name too long"),
    ENOSYS("Function not implemented"),
    ENOTEMPTY("Directory not empty"),
    ELOOP("Too many levels of symbolic links"),
    EPROTONOSUPPORT("Protocol not supported"),
    EOPNOTSUPP("Operation not supported"),
    EAFNOSUPPORT("Address family not supported by protocol"),
    EADDRINUSE("Address already in use"),
    EADDRNOTAVAIL("Cannot assign requested address"),
    ENETDOWN("Network is down"),
    ENETUNREACH("Network is unreachable"),
    ECONNRESET("Connection reset by peer"),
    ETIMEDOUT("Connection timed out"),
    ECONNREFUSED("Connection refused"),
    EHOSTUNREACH("No route to host"),
    EDQUOT("Disk quota exceeded");

    private final int number;
    private final String meaning;
    private final Pattern spellings;

    Errno(String meaning) {
        this.number = ErrorNumbers.find(name()).orElseThrow();
        this.meaning = meaning;
        // As Node and strace, C and shells, Python, and Rust (in two forms) write it.
        this.spellings = Pattern.compile("\\b%1$s\\b|(?i:\\b%2$s\\b)|\\[Errno %3$s\\]|os error %3$s\\b|\\bcode: %3$s\\b"
                .formatted(name(), meaning, number));
    }

    /** Find the error that a line names. If its meaning is the beginning of another's meaning, the longer one wins. */
    public static Optional<Errno> firstIn(String line) {
        return Arrays.stream(values())
                .filter(errno -> errno.namedIn(line))
                .max(Comparator.comparingInt(errno -> errno.meaning.length()));
    }

    /** Find an errno by its name or its number. */
    public static Optional<Errno> find(String nameOrNumber) {
        return Arrays.stream(values())
                .filter(errno -> errno.name().equals(nameOrNumber)
                        || Integer.toString(errno.number).equals(nameOrNumber))
                .findFirst();
    }

    /** Return the text of strerror(3). */
    public String meaning() {
        return meaning;
    }

    /**
     * Return a line without the text of this error, which may contain the names of others: {@code Invalid cross-device
     * link}.
     */
    public String withoutMeaning(String line) {
        return line.replaceAll("(?i)" + Pattern.quote(meaning), "");
    }

    /** Tell whether a text names this error in one of the forms that programs use. */
    public boolean namedIn(String text) {
        return spellings.matcher(text).find();
    }

    /** Return the number and the name, as in {@code [Errno 1] EPERM}. */
    public String numbered() {
        return "[Errno " + number + "] " + name();
    }
}
