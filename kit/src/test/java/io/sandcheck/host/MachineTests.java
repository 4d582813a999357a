package io.sandcheck.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class MachineTests {

    private static final Path LIMIT = Path.of("/proc/sys/user/max_user_namespaces");

    @Test
    @EnabledIf("hasLimit")
    void aNumberOfTheKernelIsReadWhole() throws IOException {
        Process cat = new ProcessBuilder("cat", LIMIT.toString()).start();
        String number = new String(cat.getInputStream().readAllBytes(), UTF_8).strip();

        assertThat(Machine.facts()).containsEntry("user.max_user_namespaces", number);
    }

    static boolean hasLimit() {
        return LIMIT.toFile().exists();
    }
}
