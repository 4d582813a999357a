package io.sandcheck.host.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/**
 * Removes a directory in which commands could do anything: however deep it is, and whatever permissions the directories
 * in it have. Files in it may disappear meanwhile.
 *
 * <p>Each directory is moved to the top before it is emptied, so paths stay short. Nothing is removed that is mounted
 * there: a directory cannot be moved while something is mounted on it (rename(2), EBUSY).
 */
final class Removal {

    /** How often files may be made in a directory that was already emptied. */
    private static final int ATTEMPTS = 10;

    private final Path top;
    private final String prefix = ".removed-" + UUID.randomUUID() + "-";
    private int count;

    Removal(Path top) {
        this.top = top;
    }

    /** Remove the directory, if it exists. */
    void run() throws IOException {
        for (int left = ATTEMPTS; ; left--) {
            try {
                removeAll();
                return;
            } catch (DirectoryNotEmptyException e) {
                if (left == 0) {
                    throw e;
                }
            }
        }
    }

    private void removeAll() throws IOException {
        Deque<Path> moved = new ArrayDeque<>(emptied(top));
        while (!moved.isEmpty()) {
            Path directory = moved.pop();
            moved.addAll(emptied(directory));
            Files.deleteIfExists(directory);
        }
        Files.deleteIfExists(top);
    }

    /** Remove the files of a directory, and move the directories in it to the top. Return their new paths. */
    private List<Path> emptied(Path directory) throws IOException {
        List<Path> moved = new ArrayList<>();
        for (Path entry : entries(directory)) {
            if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                moved.add(moved(entry));
            } else {
                Files.deleteIfExists(entry);
            }
        }
        return moved;
    }

    private List<Path> entries(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        if (!isOpen(directory)) {
            open(directory);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            List<Path> all = new ArrayList<>();
            entries.forEach(all::add);
            return all;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private Path moved(Path directory) throws IOException {
        Path target = top.resolve(prefix + count++);
        try {
            Files.move(directory, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException e) {
            open(directory);
            Files.move(directory, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // It has disappeared, and is not found there either.
        }
        return target;
    }

    private static boolean isOpen(Path directory) {
        return Files.isReadable(directory) && Files.isWritable(directory) && Files.isExecutable(directory);
    }

    /** A directory of another file system is mounted there, and stays as it is. */
    private void open(Path directory) throws IOException {
        try {
            if (Files.getAttribute(directory, "unix:dev").equals(Files.getAttribute(top, "unix:dev"))) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
        } catch (NoSuchFileException e) {
            // It has disappeared.
        }
    }
}
