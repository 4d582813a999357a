package io.sandcheck.host.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.fixture.Replica;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedDirectoryTests {

    @TempDir
    Path parent;

    private Path act;
    private GuardedDirectory guarded;

    @BeforeEach
    void begin() throws IOException {
        Path directory = parent.resolve("fixtures");
        act = directory.resolve("acts/write.py");
        Replica replica = new Replica(directory, parent.resolve("unfinished"), receiver -> {
            receiver.accept("acts/write.py", "write()".getBytes(UTF_8), false);
            receiver.accept("acts/read.py", "read()".getBytes(UTF_8), false);
        });
        guarded = new GuardedDirectory(directory, replica::restore);
        guarded.begin();
        assertThat(guarded.look()).isEmpty();
    }

    @Test
    void changeIsNamedOnceAndPutRight() throws IOException {
        Files.writeString(act, "pass # write()");

        assertThat(guarded.look()).containsExactly(act + " was changed");
        assertThat(act).hasContent("write()");
        assertThat(guarded.look()).isEmpty();
    }

    @Test
    void changeThatKeepsSizeAndTimeIsSeen() throws IOException {
        FileTime before = Files.getLastModifiedTime(act);
        Files.writeString(act, "_rite()");
        Files.setLastModifiedTime(act, before);

        assertThat(guarded.look()).containsExactly(act + " was changed");
    }

    @Test
    void changeThatWasTakenBackIsSeen() throws IOException {
        FileTime before = Files.getLastModifiedTime(act);
        Files.writeString(act, "pass");
        Files.writeString(act, "write()");
        Files.setLastModifiedTime(act, before);

        assertThat(guarded.look()).containsExactly(act + " was changed for a while");
    }

    @Test
    void fileThatCameAndWentIsSeen() throws IOException {
        Path module = act.resolveSibling("sitecustomize.py");
        Files.writeString(module, "");
        Files.delete(module);

        assertThat(guarded.look()).containsExactly(act.getParent() + " was changed for a while");
    }

    @Test
    void fileThatWasAddedIsSeenAndRemoved() throws IOException {
        Path module = act.resolveSibling("json.py");
        Files.writeString(module, "");

        assertThat(guarded.look()).containsExactly(module + " was added");
        assertThat(module).doesNotExist();
    }

    @Test
    void changeByAnotherNameOfTheFileIsSeen() throws IOException {
        Path other = Files.createLink(parent.resolve("other"), act);
        Files.writeString(other, "pass");

        assertThat(guarded.look()).containsExactly(act + " was changed");
        assertThat(act).hasContent("write()");
    }

    @Test
    void anotherFileInItsPlaceIsSeen() throws IOException {
        Path other = Files.writeString(parent.resolve("other"), "write()");
        Files.move(other, act, StandardCopyOption.REPLACE_EXISTING);

        assertThat(guarded.look()).isNotEmpty();
    }
}
