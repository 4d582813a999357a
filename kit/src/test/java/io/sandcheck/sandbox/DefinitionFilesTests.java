package io.sandcheck.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a definition that a host needs. */
class DefinitionFilesTests {

    private final DefinitionFolder folder;

    DefinitionFilesTests(@TempDir Path folder) {
        this.folder = new DefinitionFolder(folder);
    }

    @Test
    void filesOfTheFolderAreListedWhereTheDefinitionSpeaksOfThem() throws IOException {
        folder.write(DefinitionFolder.SMALLEST.replace("confine", "\"{sandbox}/confine.sh\""))
                .file("confine.sh", "")
                .file("lib/rules.json", "")
                .file("README.md", "")
                .file("Dockerfile", "")
                .file("expectations.yaml", "")
                .file(".git/config", "");

        assertThat(SandboxDefinition.read(folder.definition()).files())
                .containsExactly(Path.of("confine.sh"), Path.of("lib/rules.json"));
    }

    @Test
    void filesOfTheFolderAreNobodysBusinessWhereTheDefinitionDoesNotSpeakOfThem() throws IOException {
        folder.write(DefinitionFolder.SMALLEST).file("confine.sh", "");

        assertThat(SandboxDefinition.read(folder.definition()).files()).isEmpty();
    }

    @Test
    void folderWithTooManyFilesIsRefused() throws IOException {
        folder.write(DefinitionFolder.SMALLEST.replace("confine", "\"{sandbox}/confine.sh\""));
        for (int i : IntStream.rangeClosed(0, 1000).toArray()) {
            folder.file("file-" + i, "");
        }
        SandboxDefinition definition = SandboxDefinition.read(folder.definition());

        assertThatThrownBy(definition::files)
                .isExactlyInstanceOf(SandboxException.class)
                .hasMessage("Folder [" + folder.path() + "] has more than 1000 files, all of which [{sandbox}] stands"
                        + " for; put the definition in a separate folder");
    }
}
