package io.sandcheck.session;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostException;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Copies a directory of this machine to a host, file by file. The directory itself is not changed. */
final class DirectoryCopy {

    private static final int MOST_FILES = 20_000;
    private static final long MOST_BYTES = 256L << 20;

    private final Host host;
    private final String target;

    DirectoryCopy(Host host, String target) {
        this.host = host;
        this.target = target;
    }

    void of(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> all = paths.limit(MOST_FILES + 1L).toList();
            requireBounded(directory, all);
            for (Path path : all) {
                copy(path, target + "/" + directory.relativize(path));
            }
        } catch (UncheckedIOException e) {
            throw cannotBeCopied(directory, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw cannotBeCopied(directory, e);
        }
    }

    private static HostException cannotBeCopied(Path directory, IOException problem) {
        return new HostException("Directory [%s] cannot be copied: %s".formatted(directory, problem), problem);
    }

    private static void requireBounded(Path directory, List<Path> paths) throws IOException {
        long bytes = 0;
        for (Path path : paths) {
            bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
        }
        if (paths.size() > MOST_FILES || bytes > MOST_BYTES) {
            throw new HostException(
                    "Directory [%s] is too large to be copied; at most %,d files and %d MiB are allowed: name a smaller one"
                            .formatted(directory, MOST_FILES, MOST_BYTES >> 20));
        }
    }

    private void copy(Path path, String to) throws IOException {
        if (Files.isSymbolicLink(path)) {
            run("ln", "-s", "--", Files.readSymbolicLink(path).toString(), to);
        } else if (Files.isDirectory(path)) {
            run("mkdir", "-p", "--", to);
        } else if (Files.isRegularFile(path)) {
            host.put(to, Files.readAllBytes(path), Files.isExecutable(path));
        }
    }

    private void run(String... argv) {
        CommandResult result = host.run(Command.of(argv));
        if (!result.succeeded()) {
            throw new HostException("[%s] cannot be made: %s"
                    .formatted(argv[argv.length - 1], result.stderr().text().strip()));
        }
    }
}
