package io.sandcheck.host.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sandcheck.host.RunOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoriesTests {

    @TempDir
    private Path parent;

    @Test
    void directoryOfARunIsRemovedWithAllThatNamesIt() throws IOException {
        RunOwner owner = RunOwner.newRun();
        Path root = new RunDirectories(parent).create(owner);
        Files.writeString(root.resolve("a file"), "x");

        assertThat(new RunDirectories(parent).sweep(owner::equals)).containsExactly("directory " + root);
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void whatIsHalfRemovedOrHalfMadeIsRemovedToo() throws IOException {
        RunOwner owner = RunOwner.newRun();
        Files.delete(new RunDirectories(parent).create(owner));
        Path empty = Files.createFile(parent.resolve("0123-4.owner"));
        Files.setLastModifiedTime(empty, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        new RunDirectories(parent).sweep(owner::equals);

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void directoryLeavesRoomForTheSocketsOfPrograms() throws IOException {
        RunDirectories directories = new RunDirectories(parent);
        Path first = directories.create(RunOwner.newRun());

        assertThat(String.valueOf(first.getFileName())).hasSizeLessThanOrEqualTo("12345678-999".length());
        assertThat(directories.tooLong()).isEmpty();
        assertThat(new RunDirectories(Path.of("/home/" + "x".repeat(53))).tooLong())
                .get()
                .asString()
                .contains("it has 59 bytes, and may have 58; set XDG_CACHE_HOME");
    }

    @Test
    void severalProvidersMakeDirectoriesOfTheSameRun() throws IOException {
        RunOwner owner = RunOwner.newRun();

        assertThat(new RunDirectories(parent).create(owner)).isNotEqualTo(new RunDirectories(parent).create(owner));
    }

    @Test
    void whatBelongsToOthersStays() throws IOException {
        Path root = new RunDirectories(parent).create(RunOwner.newRun());
        Path beingMade = Files.createFile(parent.resolve("0123-4.owner"));

        new RunDirectories(parent).sweep(owner -> false);

        assertThat(root).exists();
        assertThat(beingMade).exists();
    }

    @Test
    void whatAnotherVersionMarkedInAnotherWayStays() throws IOException {
        Path root = new RunDirectories(parent).create(RunOwner.newRun());
        Path file = Files.writeString(root.resolveSibling(root.getFileName() + ".owner"), "run 4711 of version 2");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        new RunDirectories(parent).sweep(owner -> true);

        assertThat(root).exists();
    }

    @Test
    void directoryWhosePathsAreTooLongForTheKernelIsRemoved() throws IOException {
        RunOwner owner = RunOwner.newRun();
        Path root = new RunDirectories(parent).create(owner);
        for (int i = 1; i < 4; i++) {
            Path deep = Files.createDirectories(root.resolve(i + "/" + "deep/".repeat(400)));
            Files.move(
                    i == 1 ? Files.createDirectory(root.resolve("0")) : root.resolve(String.valueOf(i - 1)),
                    deep.resolve("deeper"));
        }

        new RunDirectories(parent).sweep(owner::equals);

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void severalMayRemoveTheSameAtTheSameTime() throws IOException {
        RunOwner owner = RunOwner.newRun();
        Path root = new RunDirectories(parent).create(owner);
        for (int i = 0; i < 300; i++) {
            Path directory = Files.createDirectories(root.resolve(i + "/a/b"));
            Files.writeString(directory.resolve("file"), "x");
        }

        List<CompletableFuture<Void>> sweeps = Stream.generate(() -> new RunDirectories(parent))
                .limit(4)
                .map(directories -> CompletableFuture.runAsync(() -> directories.sweep(owner::equals)))
                .toList();

        assertThat(sweeps).allSatisfy(sweep -> assertThatCode(sweep::join).doesNotThrowAnyException());
        assertThat(parent).isEmptyDirectory();
    }
}
