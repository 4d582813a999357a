package io.sandcheck.host.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * When all that is in a directory was last changed, as the kernel has it (stat(2), {@code st_ctime}): unlike the time that
 * programs set, it cannot be set back. That of a directory tells of what came and went in it.
 */
final class FileStamps {

    private static final String CHANGE = "unix:ctime,ino,size";

    private final Path root;
    private Map<Path, Object> stamps = Map.of();

    FileStamps(Path root) {
        this.root = root;
    }

    /** Remember how everything is now. */
    void take() throws IOException {
        Map<Path, Object> taken = new HashMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                taken.put(path, stamp(path));
            }
        }
        stamps = taken;
    }

    /** Return what was changed since then. */
    List<Path> changed() {
        return stamps.keySet().stream()
                .filter(path -> !stamp(path).equals(stamps.get(path)))
                .sorted()
                .toList();
    }

    private static Object stamp(Path path) {
        try {
            return Files.readAttributes(path, CHANGE, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return "gone";
        }
    }
}
