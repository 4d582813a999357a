package io.sandcheck.host.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextArchiveTests {

    @TempDir
    private Path folder;

    @Test
    void aTreeIsArchivedInOrderWithItsPermissionsAndWithoutItsDates() throws IOException {
        String longName = "x".repeat(120);
        Files.createDirectories(folder.resolve("tree/" + longName));
        Files.writeString(folder.resolve("tree/" + longName + "/b"), "content");
        Files.setPosixFilePermissions(
                Files.writeString(folder.resolve("tree/a"), "runs"), PosixFilePermissions.fromString("rwx------"));

        assertThat(entries(folder.resolve("tree")))
                .containsExactly(
                        "root/a 755 1970-01-01T00:00:00Z runs",
                        "root/" + longName + "/b 644 1970-01-01T00:00:00Z content");
    }

    @Test
    void aScriptInsideOfAJarIsExecutable() throws IOException {
        URI jar = URI.create("jar:" + folder.resolve("some.jar").toUri());
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path tree = Files.createDirectory(files.getPath("tree"));
            Files.writeString(tree.resolve("data"), "content");
            Files.writeString(tree.resolve("script"), "#!/bin/sh");

            assertThat(entries(tree))
                    .containsExactly(
                            "root/data 644 1970-01-01T00:00:00Z content",
                            "root/script 755 1970-01-01T00:00:00Z #!/bin/sh");
        }
    }

    private static List<String> entries(Path tree) throws IOException {
        List<String> found = new ArrayList<>();
        try (ContextArchive archive = new ContextArchive()) {
            archive.addTree("root", tree);
            TarArchiveInputStream tar = new TarArchiveInputStream(archive.read());
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                found.add("%s %o %s %s"
                        .formatted(
                                entry.getName(),
                                entry.getMode() & 0777,
                                entry.getLastModifiedTime(),
                                new String(tar.readAllBytes(), UTF_8)));
            }
        }
        return found;
    }
}
