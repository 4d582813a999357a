package io.sandcheck.host.container;

import io.sandcheck.fixture.CacheDirectory;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunOwner;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A minimal Debian sid, {@code rootfs.tar}, which debootstrap makes from Debian's archive without a registry. */
final class RootFileSystemSupply implements Supply {

    private static final String SUITE = "sid";
    private static final String DIRECTORY_PREFIX = "debootstrap-";
    private static final int LAST_LINES = 5;

    @Override
    public boolean makes(String name) {
        return name.equals("rootfs.tar");
    }

    /** Its date does not matter, so it is made once. */
    @Override
    public String fingerprint(String name) {
        return SUITE;
    }

    @Override
    public void write(String name, ContextArchive archive, Consumer<String> progress) throws IOException {
        requireDebootstrap();
        Path directory = Files.createDirectories(CacheDirectory.path()
                .resolve(DIRECTORY_PREFIX + RunOwner.newRun().mark()));
        try {
            progress.accept("Making a minimal Debian %s with debootstrap, once; this takes a minute".formatted(SUITE));
            String root = directory.resolve("root").toString();
            Path tar = directory.resolve(name);
            // Without the keyring debootstrap would only warn, and take whatever the network gives. What debootstrap
            // mounts is gone with its mount namespace, however it ends.
            run("unshare", "--mount", "debootstrap", "--force-check-gpg", "--variant=minbase", SUITE, root);
            run(
                    "tar",
                    "-C",
                    root,
                    "--numeric-owner",
                    "--exclude=./dev/*",
                    "--exclude=./var/cache/apt/*.bin",
                    "--exclude=./var/cache/apt/archives/*.deb",
                    "--exclude=./var/lib/apt/lists/*",
                    "-cf",
                    tar.toString(),
                    ".");
            archive.addFile(name, tar);
        } finally {
            remove(directory);
        }
    }

    private static void requireDebootstrap() throws IOException {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "debootstrap")));
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        if (!found || !root) {
            throw new HostException(
                    "making a Debian instead needs debootstrap (%s) and root (%s): run `apt-get install debootstrap debian-archive-keyring` and then this once as root, or load an image [debian:sid-slim] into the engine"
                            .formatted(found ? "is there" : "is missing", root ? "you are" : "you are not"));
        }
    }

    private static void run(String... argv) throws IOException {
        Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
        process.getOutputStream().close();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
                throw new HostException("[%s] failed with exit code %d: %s"
                        .formatted(String.join(" ", argv), exitCode, String.join(" | ", last)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted in [%s]".formatted(String.join(" ", argv)), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void remove(Path directory) throws IOException {
        run("rm", "-rf", "--one-file-system", directory.toString());
    }

    /** Remove what certain runs have left of attempts. Return a line for each. */
    static List<String> sweep(Predicate<RunOwner> whose) throws IOException {
        List<String> removed = new ArrayList<>();
        if (Files.isDirectory(CacheDirectory.path())) {
            try (Stream<Path> entries = Files.list(CacheDirectory.path())) {
                for (Path directory :
                        entries.filter(entry -> isOf(entry, whose)).toList()) {
                    remove(directory);
                    removed.add("directory " + directory);
                }
            }
        }
        return removed;
    }

    private static boolean isOf(Path entry, Predicate<RunOwner> whose) {
        String name = entry.getFileName().toString();
        return name.startsWith(DIRECTORY_PREFIX)
                && Optional.of(name.substring(DIRECTORY_PREFIX.length()))
                        .flatMap(RunOwner::parse)
                        .filter(whose)
                        .isPresent();
    }
}
