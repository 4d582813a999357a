package io.sandcheck.host.process;

import io.sandcheck.host.Openings;
import io.sandcheck.host.RunOwner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    Path create(RunOwner owner) throws IOException {
        Files.createDirectories(parent);
        Path file = Files.createTempFile(parent, owner.runId() + "-", OWNER_SUFFIX);
        Files.writeString(file, owner.mark());
        return Files.createDirectory(
                rootOf(file), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static Path rootOf(Path ownerFile) {
        String name = String.valueOf(ownerFile.getFileName());
        return ownerFile.resolveSibling(name.substring(0, name.length() - OWNER_SUFFIX.length()));
    }

    private static Path ownerFileOf(Path root) {
        return root.resolveSibling(root.getFileName() + OWNER_SUFFIX);
    }

    /** Remove a directory, even if its permissions were changed. */
    static void remove(Path root) {
        try {
            if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
                Files.walkFileTree(root, new Remover());
            }
            Files.deleteIfExists(ownerFileOf(root));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove [%s]; remove it by hand".formatted(root), e);
        }
    }

    /** Kill and remove what certain runs have. Return a line for each removed thing. */
    List<String> sweep(Predicate<RunOwner> whose) {
        return openings.end(whose, () -> removeAll(whose));
    }

    private List<String> removeAll(Predicate<RunOwner> whose) {
        List<String> removed = new ArrayList<>();
        for (Path file : ownerFiles()) {
            Optional<RunOwner> owner = ownerIn(file);
            if (owner.filter(whose).isPresent()) {
                removed.addAll(
                        MarkedProcesses.kill(OWNER_VARIABLE + "=" + owner.get().mark()));
                remove(rootOf(file));
                removed.add("directory " + rootOf(file));
            } else if (owner.isEmpty() && isOld(file)) {
                remove(rootOf(file));
            }
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
            throw new UncheckedIOException("Cannot list [%s]".formatted(parent), e);
        }
    }

    private static Optional<RunOwner> ownerIn(Path file) {
        try {
            return RunOwner.parse(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Removes what it visits. Something else may remove the same at the same time. */
    private static final class Remover extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
            if (!isOpen(directory)) {
                makeOpen(directory);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
            if (problem instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) || isOpen(file)) {
                throw problem;
            }
            makeOpen(file);
            Files.walkFileTree(file, this);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException problem) throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }

        private static boolean isOpen(Path directory) {
            return Files.isReadable(directory) && Files.isWritable(directory) && Files.isExecutable(directory);
        }

        private static void makeOpen(Path directory) throws IOException {
            try {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            } catch (NoSuchFileException e) {
                // Something else has removed it.
            }
        }
    }
}
