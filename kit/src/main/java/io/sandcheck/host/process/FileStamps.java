package io.sandcheck.host.process;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The times at which everything in a directory was last changed, as the kernel records them (stat(2), {@code
 * st_ctime}). Unlike the times that programs set, they cannot be set back. The time of a directory shows that files in
 * it came or went.
 */
final class FileStamps {

    private static final String CHANGE = "unix:ctime,ino,size";

    private final Path root;
    private Map<Path, Object> stamps = Map.of();

    FileStamps(Path root) {
        this.root = root;
    }

    /** Remember the current times. */
    void take() throws IOException {
        Map<Path, Object> taken = new HashMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return visitFile(directory, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                taken.put(file, stamp(file));
                return FileVisitResult.CONTINUE;
            }

            /** It has just disappeared, or it is a directory that may not be read. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException problem) {
                taken.put(file, stamp(file));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException problem) {
                return FileVisitResult.CONTINUE;
            }
        });
        stamps = taken;
    }

    /** Return the paths that were changed since then. */
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
