package io.sandcheck.host.process;

import io.sandcheck.host.HostException;
import io.sandcheck.host.RunOwner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The directories of runs on this machine, each with a file that names its owner. */
final class RunDirectories {

    /** Variable that marks each process of a run, whatever became of its parents. */
    static final String OWNER_VARIABLE = "SANDCHECK_RUN";

    private static final String OWNER_FILE = "owner";

    /** How long a sweep waits for hosts that are being opened; that takes less, if the machine is not stopped. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path parent;
    private final ReadWriteLock opening = new ReentrantReadWriteLock();
    private final List<Predicate<RunOwner>> ended = new CopyOnWriteArrayList<>();

    RunDirectories(Path parent) {
        this.parent = parent;
    }

    /** Open something in a directory of a run; a sweep of that run waits for it, and nothing is opened after that. */
    <T> T open(RunOwner owner, Opening<T> make) throws IOException {
        opening.readLock().lock();
        try {
            if (ended(owner)) {
                throw new HostException("The run has ended");
            }
            return make.in(create(owner));
        } finally {
            opening.readLock().unlock();
        }
    }

    /**
     * Do something in the directories of a run; a sweep of that run waits for it, and nothing is done after that.
     *
     * @param otherwise what is returned then
     */
    <T> T unlessEnded(RunOwner owner, Supplier<T> act, T otherwise) {
        opening.readLock().lock();
        try {
            return ended(owner) ? otherwise : act.get();
        } finally {
            opening.readLock().unlock();
        }
    }

    private boolean ended(RunOwner owner) {
        return ended.stream().anyMatch(whose -> whose.test(owner));
    }

    /** Opens a host in the directory that was made for it. */
    @FunctionalInterface
    interface Opening<T> {

        T in(Path root) throws IOException;
    }

    Path create(RunOwner owner) throws IOException {
        Files.createDirectories(parent);
        Path root = Files.createTempDirectory(parent, owner.runId() + "-");
        Files.writeString(root.resolve(OWNER_FILE), owner.mark());
        return root;
    }

    /** Remove a directory, whatever permissions its contents were given. */
    static void remove(Path root) {
        try {
            Files.walkFileTree(root, new Remover());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove [%s]; remove it by hand".formatted(root), e);
        }
    }

    /** Kill and remove what certain runs have; return a line for each thing removed. */
    List<String> sweep(Predicate<RunOwner> whose) {
        ended.add(whose);
        boolean alone = waitForOpenings();
        try {
            return removeAll(whose);
        } finally {
            if (alone) {
                opening.writeLock().unlock();
            }
        }
    }

    private boolean waitForOpenings() {
        try {
            return opening.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<String> removeAll(Predicate<RunOwner> whose) {
        List<String> removed = new ArrayList<>();
        for (Path root : list()) {
            Optional<RunOwner> owner = ownerOf(root);
            if (owner.filter(whose).isPresent()) {
                removed.addAll(
                        MarkedProcesses.kill(OWNER_VARIABLE + "=" + owner.get().mark()));
                remove(root);
                removed.add("directory " + root);
            }
        }
        return removed;
    }

    private List<Path> list() {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(parent)) {
            return directories.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list [%s]".formatted(parent), e);
        }
    }

    private static Optional<RunOwner> ownerOf(Path root) {
        try {
            return RunOwner.parse(Files.readString(root.resolve(OWNER_FILE)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (!Files.isReadable(directory) || !Files.isWritable(directory) || !Files.isExecutable(directory)) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException problem) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
