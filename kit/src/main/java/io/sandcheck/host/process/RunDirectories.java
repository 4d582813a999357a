package io.sandcheck.host.process;

import io.sandcheck.host.HostException;
import io.sandcheck.host.Openings;
import io.sandcheck.host.RunOwner;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The directories of runs on this machine. Beside each there is a file that names its owner. It is created before the
 * directory and removed after it, so even a kill in between leaves nothing without an owner.
 */
final class RunDirectories {

    /** Variable that marks each process of a run, even if its parents have ended. */
    static final String OWNER_VARIABLE = "SANDCHECK_RUN";

    private static final String OWNER_SUFFIX = ".owner";

    /** How long an owner's file may be empty, because it is being written. */
    private static final Duration WRITTEN = Duration.ofMinutes(1);

    private final Path parent;
    private final AtomicInteger made = new AtomicInteger();
    private final Openings openings = new Openings();

    RunDirectories(Path parent) {
        this.parent = parent;
    }

    /**
     * Open something in a directory of a run. A sweep of that run waits for it, and afterwards nothing can be opened.
     */
    <T> T open(RunOwner owner, Opening<T> make) throws IOException {
        return openings.<T, IOException>open(owner, () -> make.in(create(owner)));
    }

    /**
     * Run an action in the directories of a run. A sweep of that run waits for it, and afterwards no action is run.
     *
     * @param otherwise what is returned then
     */
    <T> T unlessEnded(RunOwner owner, Supplier<T> act, T otherwise) {
        return openings.unlessEnded(owner, act, otherwise);
    }

    /** Opens a host in the directory that was made for it. */
    @FunctionalInterface
    interface Opening<T> {

        T in(Path root) throws IOException;
    }

    /** Say why sockets cannot be made in these directories, if their paths would be too long. */
    Optional<String> tooLong() {
        return SocketPaths.tooLong(parent);
    }

    Path create(RunOwner owner) throws IOException {
        Files.createDirectories(parent);
        Path file = createOwnerFile(owner);
        Files.writeString(file, owner.mark());
        return Files.createDirectory(
                rootOf(file), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Names are short, because the paths of Unix sockets may not be long. */
    private Path createOwnerFile(RunOwner owner) throws IOException {
        while (true) {
            Path file = parent.resolve(owner.runId() + "-" + made.incrementAndGet() + OWNER_SUFFIX);
            try {
                return Files.createFile(file);
            } catch (FileAlreadyExistsException e) {
                // Another provider of this process has made it.
            }
        }
    }

    private static Path rootOf(Path ownerFile) {
        String name = String.valueOf(ownerFile.getFileName());
        return ownerFile.resolveSibling(name.substring(0, name.length() - OWNER_SUFFIX.length()));
    }

    private static Path ownerFileOf(Path root) {
        return root.resolveSibling(root.getFileName() + OWNER_SUFFIX);
    }

    /**
     * Remove a directory, even if its permissions were changed, unless another process is removing it.
     *
     * @throws HostException if it cannot be removed, for example because it belongs to another user
     */
    static synchronized void remove(Path root) {
        Path file = ownerFileOf(root);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                new Removal(root).run();
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException e) {
            // Another process has removed it.
        } catch (IOException e) {
            throw new HostException(
                    "Cannot remove [%s]: %s; remove it by hand, as its owner or as root"
                            .formatted(root, ProcessHostProvider.words(e)),
                    e);
        }
    }

    /**
     * Kill and remove what certain runs have. Return a line for each removed thing.
     *
     * @throws HostException if something cannot be removed; everything else has been removed then
     */
    List<String> sweep(Predicate<RunOwner> whose) {
        return openings.end(whose, () -> removeAll(whose));
    }

    private List<String> removeAll(Predicate<RunOwner> whose) {
        List<String> removed = new ArrayList<>();
        List<HostException> problems = new ArrayList<>();
        for (Path file : ownerFiles()) {
            try {
                removed.addAll(removeAll(file, whose));
            } catch (HostException e) {
                problems.add(e);
            }
        }
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
        return removed;
    }

    private static List<String> removeAll(Path file, Predicate<RunOwner> whose) {
        List<String> removed = new ArrayList<>();
        String mark = contentOf(file);
        if (RunOwner.parse(mark).filter(whose).isPresent()) {
            removed.addAll(MarkedProcesses.kill(OWNER_VARIABLE + "=" + mark));
            remove(rootOf(file));
            removed.add("directory " + rootOf(file));
        } else if (mark.isEmpty() && isOld(file)) {
            remove(rootOf(file));
        }
        return removed;
    }

    private static boolean isOld(Path file) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(Instant.now().minus(WRITTEN));
        } catch (IOException e) {
            return false;
        }
    }

    private List<Path> ownerFiles() {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(entry -> entry.toString().endsWith(OWNER_SUFFIX))
                    .toList();
        } catch (IOException e) {
            throw new HostException("Cannot list [%s]: %s".formatted(parent, ProcessHostProvider.words(e)), e);
        }
    }

    /** Return the mark of a run. Directories whose mark cannot be read, or is of another version of the kit, are kept. */
    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "unknown";
        }
    }
}
