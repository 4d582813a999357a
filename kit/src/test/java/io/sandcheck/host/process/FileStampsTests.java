package io.sandcheck.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStampsTests {

    @TempDir
    private Path directory;

    @Test
    void filesMayComeAndGoWhileTheirTimesAreTaken() throws IOException {
        Path kept = Files.createFile(directory.resolve("kept"));
        FileStamps stamps = new FileStamps(directory);
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> comeAndGo(enough));
        for (int i = 0; i < 1000; i++) {
            stamps.take();
        }
        enough.set(true);
        other.join();

        stamps.take();
        Files.writeString(kept, "x");
        assertThat(stamps.changed()).containsExactly(kept);
    }

    private void comeAndGo(AtomicBoolean enough) {
        try {
            while (!enough.get()) {
                for (int i = 0; i < 20; i++) {
                    Files.createFile(directory.resolve("unfinished" + i));
                }
                for (int i = 0; i < 20; i++) {
                    Files.delete(directory.resolve("unfinished" + i));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
