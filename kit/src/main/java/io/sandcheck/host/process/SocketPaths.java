package io.sandcheck.host.process;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Paths of Unix sockets, which may not be long. */
final class SocketPaths {

    /** Longest path in bytes (unix(7): 108 with the zero at its end). */
    private static final int LONGEST = 107;

    /** Room for the name of a directory of a run, and for the sockets that programs make in temporary directories of it. */
    private static final int ROOM = "/12345678-999/tmp/pymp-12345678/sock-123456789012".length();

    private SocketPaths() {}

    /** Say why sockets cannot be made in the directories of runs, if their paths would be too long. */
    static Optional<String> tooLong(Path parent) {
        int longest = LONGEST - ROOM;
        int length = parent.toString().getBytes(StandardCharsets.UTF_8).length;
        return length <= longest
                ? Optional.empty()
                : Optional.of(
                        "the path [%s] is too long for Unix sockets below it: it has %d bytes, and may have %d; set XDG_CACHE_HOME to a directory with a shorter path"
                                .formatted(parent, length, longest));
    }
}
