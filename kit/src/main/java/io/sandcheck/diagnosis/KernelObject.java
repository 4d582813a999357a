package io.sandcheck.diagnosis;

import io.sandcheck.naming.Glob;
import io.sandcheck.sandbox.Capability;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The kind of object that the calls of a capability use, such as a terminal. A call with the same name and error may
 * use another object, and is then no sign of the capability.
 *
 * @param capabilities ids of those that use it
 * @param calls in which it is searched, named as in {@link NamedCalls#canonical}; empty for all
 * @param pattern found in the text of a call that is about it
 */
record KernelObject(List<Glob> capabilities, Set<String> calls, Pattern pattern) {

    /**
     * strace shows an address as a number if the process does not let others read its memory, as gpg-agent does. Among the addresses that
     * are longer than 28 bytes, which is that of IPv6, only those of Unix sockets have up to 110; 88 is that of AF_ALG.
     */
    private static final String UNREAD_UNIX_ADDRESS =
            "(?:bind|connect)\\(\\d+, 0x\\w+, (?!88\\))(?:29|[3-9]\\d|10\\d|110)\\)";

    private static final KernelObject UNIX_SOCKET = object(
            "AF_UNIX|sun_path|" + UNREAD_UNIX_ADDRESS,
            Set.of("socket", "socketpair", "bind", "connect"),
            "unix-socket*");

    private static final KernelObject INTERNET =
            object("AF_INET", Set.of("socket", "bind", "connect"), "inet-socket", "connect-tcp", "network-*");

    /** An address of this machine, or any address, as strace writes them. A listener at any address includes this machine's. */
    private static final KernelObject LOOPBACK = object(
            "^socket\\(AF_INET|inet_addr\\(\"(?:127\\.|0\\.0\\.0\\.0\")|AF_INET6, \"(?:::1?|::ffff:(?:127\\.[\\d.]+|0\\.0\\.0\\.0))\"",
            Set.of("socket", "bind", "connect"),
            "loopback-*");

    /** The same, as programs write it. */
    private static final Pattern NAMED_LOOPBACK =
            Pattern.compile("\\b127\\.\\d+\\.\\d+\\.\\d+\\b|\\blocalhost\\b|(?<![\\w:])::1?(?=$|[\\s\\]):])");

    private static final KernelObject USER_NAMESPACE = object(
            "CLONE_NEWUSER|/(?:uid_map|gid_map|setgroups)\"",
            Set.of("unshare", "clone", "openat"),
            "nested-user-namespace");

    private static final KernelObject ANYTHING = object("", Set.of(), "*");

    /**
     * A file in a hidden directory of a home directory, or Go's directory; but not in the kit's own, which contains
     * workspaces.
     */
    private static final String IN_HOME =
            "(?:/home/(?:[^/\"\\s]+/)?|(?<![\\w.-])/root/)(?!\\.cache/sandcheck/)(?:\\.[a-z]|go[/\"])";

    private static final String IN_TEMPORARY_DIRECTORY = "(?<![\\w.-])/(?:var/)?tmp(?![\\w.-])";

    private static final List<KernelObject> KNOWN = List.of(
            UNIX_SOCKET,
            object("IPPROTO_ICMP|SOCK_RAW", Set.of("socket"), "network-icmp-echo"),
            object("AF_NETLINK", Set.of("socket", "bind"), "netlink-*"),
            INTERNET,
            LOOPBACK,
            object("\\.git[/\"]", Set.of(), "git-metadata-write"),
            object(IN_HOME, Set.of(), "home-cache-write"),
            object(IN_TEMPORARY_DIRECTORY, Set.of(), "temporary-directory*"),
            object("\"/dev/(?:ptmx|pts|tty)", Set.of("openat"), "pseudo-terminal"),
            object("\"/dev/", Set.of("openat"), "device-nodes"),
            object("\"/dev/shm", Set.of("openat", "unlink"), "posix-semaphore", "shared-memory-size"),
            object("O_TMPFILE", Set.of("openat"), "unnamed-file"),
            USER_NAMESPACE);

    /** Calls on a socket that was just created. */
    private static final Set<String> AFTER_SOCKET = Set.of("bind", "connect");

    private static KernelObject object(String pattern, Set<String> calls, String... capabilities) {
        return new KernelObject(
                List.of(capabilities).stream().map(Glob::new).toList(), calls, Pattern.compile(pattern));
    }

    static KernelObject of(Capability capability) {
        return KNOWN.stream()
                .filter(object -> object.capabilities().stream().anyMatch(id -> id.matches(capability.id())))
                .findFirst()
                .orElse(ANYTHING);
    }

    static boolean isUnixSocket(Capability capability) {
        return of(capability).equals(UNIX_SOCKET);
    }

    /**
     * Tell whether the calls that an output names can only come after the one that a probe saw denied, which programs
     * do not mention: a program that listens at an address has made a socket before.
     */
    boolean isDeniedBefore(String denied, Set<String> named, boolean ofInternet) {
        if (equals(USER_NAMESPACE)) {
            return named.contains("unshare");
        }
        return (ofInternet ? isOfInternet() : equals(UNIX_SOCKET))
                && denied.equals("socket")
                && named.stream().anyMatch(AFTER_SOCKET::contains);
    }

    private boolean isOfInternet() {
        return equals(INTERNET) || equals(LOOPBACK);
    }

    /**
     * Tell whether a text names it, if it is a part of the file system, or an address of this machine. A socket has no address
     * yet.
     *
     * @param denied the call of the probe
     */
    boolean isNamedIn(String text, String denied) {
        if (equals(LOOPBACK)) {
            return denied.equals("socket") || NAMED_LOOPBACK.matcher(text).find();
        }
        return !calls.isEmpty() || pattern.matcher(text).find();
    }

    /**
     * Tell whether a call fails for the reason that a probe saw. For a part of the file system, any call with the same
     * error counts. Several calls can make a user namespace.
     *
     * @param denied the call of the probe
     */
    boolean isDenied(TracedCall call, String denied) {
        String name = NamedCalls.canonical(call.name());
        boolean about = pattern.matcher(call.text()).find();
        if (equals(ANYTHING) || (!calls.isEmpty() && !calls.contains(name))) {
            return name.equals(denied);
        }
        return about
                && (calls.isEmpty() || equals(USER_NAMESPACE) || name.equals(denied) || NamedCalls.isOfLibrary(denied));
    }
}
