package io.sandcheck.report;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apiguardian.api.API;

/**
 * The directory of a report. It is checked before anything runs.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReportDirectory {

    /** Enough for a few results. A run that starts with less space would not finish. */
    private static final long LEAST_SPACE = 1 << 20;

    private ReportDirectory() {}

    /**
     * Create the directory, and check that it can be written.
     *
     * @throws ReportException if it cannot
     */
    public static Path prepare(Path directory) {
        try {
            Files.createDirectories(directory);
            requireSpace(directory);
            return directory;
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private static void requireSpace(Path directory) throws IOException {
        long space = Files.getFileStore(directory).getUsableSpace();
        if (space < LEAST_SPACE) {
            throw new NoSpaceException(
                    "Report directory [%s] has no space: %d KiB left; make room or choose another"
                            .formatted(directory, space / 1024),
                    null);
        }
    }

    /** Two runs that write the same file would garble it, so the second one is refused. */
    static FileChannel openForOneWriter(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, CREATE, WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new ReportException(
                        "Report [%s] is being written by another run; choose another directory".formatted(file));
            }
            channel.truncate(0);
            return channel;
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** The lock is released with the channel. */
    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Write all of it. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Write a file. It is either complete or unchanged, also for a reader, and for another process that writes it at the
     * same time.
     *
     * @throws ReportException if it cannot be written
     */
    public static void replace(Path file, Content content) {
        Path unfinished = file.resolveSibling("%s.%s.part"
                .formatted(file.getFileName(), ProcessHandle.current().pid()));
        try {
            Files.newOutputStream(unfinished).close();
            // A channel would be closed if this thread is interrupted, as JUnit does when a test times out.
            try (OutputStream out = new BufferedOutputStream(new FileOutputStream(unfinished.toFile()))) {
                content.writeTo(out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            remove(unfinished);
            throw unusable(file, e);
        }
    }

    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    private static ReportException unusable(Path path, IOException e) {
        String problem = "%s; choose another directory, or correct this one".formatted(reason(e));
        return new ReportException("Report [%s] cannot be written: %s".formatted(path, problem), e);
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "[%s] is not a directory".formatted(e.getMessage());
        }
        if (e instanceof AccessDeniedException) {
            return "no right to write [%s]".formatted(e.getMessage());
        }
        if (e instanceof NoSuchFileException) {
            return "[%s] cannot be made".formatted(e.getMessage());
        }
        if (e instanceof FileSystemException specific && specific.getReason() != null) {
            return "[%s] %s".formatted(specific.getFile(), specific.getReason());
        }
        return String.valueOf(e.getMessage());
    }
}
