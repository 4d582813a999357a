package io.sandcheck.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** The errors that denials are made of, with their numbers on x86-64 Linux and the texts of strerror(3). */
enum Errno {
    EPERM(1, "Operation not permitted"),
    ENOENT(2, "No such file or directory"),
    EIO(5, "Input/output error"),
    ENXIO(6, "No such device or address"),
    EAGAIN(11, "Resource temporarily unavailable"),
    ENOMEM(12, "Cannot allocate memory"),
    EACCES(13, "Permission denied"),
    EBUSY(16, "Device or resource busy"),
    EEXIST(17, "File exists"),
    EXDEV(18, "Invalid cross-device link"),
    ENODEV(19, "No such device"),
    ENOTDIR(20, "Not a directory"),
    EINVAL(22, "Invalid argument"),
    ENFILE(23, "Too many open files in system"),
    EMFILE(24, "Too many open files"),
    EFBIG(27, "File too large"),
    ENOSPC(28, "No space left on device"),
    EROFS(30, "Read-only file system"),
    EPIPE(32, "Broken pipe"),
    ENAMETOOLONG(36, "File name too long"),
    ENOSYS(38, "Function not implemented"),
    ENOTEMPTY(39, "Directory not empty"),
    ELOOP(40, "Too many levels of symbolic links"),
    EPROTONOSUPPORT(93, "Protocol not supported"),
    EOPNOTSUPP(95, "Operation not supported"),
    EAFNOSUPPORT(97, "Address family not supported by protocol"),
    EADDRINUSE(98, "Address already in use"),
    EADDRNOTAVAIL(99, "Cannot assign requested address"),
    ENETDOWN(100, "Network is down"),
    ENETUNREACH(101, "Network is unreachable"),
    ECONNRESET(104, "Connection reset by peer"),
    ETIMEDOUT(110, "Connection timed out"),
    ECONNREFUSED(111, "Connection refused"),
    EHOSTUNREACH(113, "No route to host"),
    EDQUOT(122, "Disk quota exceeded");

    private final int number;
    private final String meaning;
    private final Pattern spellings;

    Errno(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
        // As written by Node and strace, by C and shells, by Python, and by Rust in its two ways.
        this.spellings = Pattern.compile("\\b%1$s\\b|(?i:\\b%2$s\\b)|\\[Errno %3$d\\]|os error %3$d\\b|\\bcode: %3$d\\b"
                .formatted(name(), meaning, number));
    }

    /** Find the error that a line names; where its meaning is the beginning of another's, the longer one. */
    static Optional<Errno> firstIn(String line) {
        return Arrays.stream(values())
                .filter(errno -> errno.namedIn(line))
                .max(Comparator.comparingInt(errno -> errno.meaning.length()));
    }

    /** Find an errno by its name or its number. */
    static Optional<Errno> find(String nameOrNumber) {
        return Arrays.stream(values())
                .filter(errno -> errno.name().equals(nameOrNumber)
                        || Integer.toString(errno.number).equals(nameOrNumber))
                .findFirst();
    }

    String meaning() {
        return meaning;
    }

    /** Return a line without the words of this error, in which others may be named: {@code Invalid cross-device link}. */
    String withoutMeaning(String line) {
        return line.replaceAll("(?i)" + Pattern.quote(meaning), "");
    }

    /** Tell whether a text names this error in one of the ways programs do. */
    boolean namedIn(String text) {
        return spellings.matcher(text).find();
    }

    /** Return number and name as in {@code [Errno 1] EPERM}. */
    String numbered() {
        return "[Errno " + number + "] " + name();
    }
}
