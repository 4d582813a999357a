package io.sandcheck.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.RunOwner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
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
    void whatBelongsToOthersStays() throws IOException {
        Path root = new RunDirectories(parent).create(RunOwner.newRun());
        Path beingMade = Files.createFile(parent.resolve("0123-4.owner"));

        new RunDirectories(parent).sweep(owner -> false);

        assertThat(root).exists();
        assertThat(beingMade).exists();
    }
}
