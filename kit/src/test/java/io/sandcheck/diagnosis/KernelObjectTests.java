package io.sandcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.Capability;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelObjectTests {

    @ParameterizedTest
    @CsvSource({
        "/home/somebody/.cache/tool, true",
        "/root/.npm, true",
        "/srv/runs/1/home/.cargo, true",
        "/home/somebody/go/pkg, true",
        "/home/somebody/workspace/.venv, false",
        "/root/.cache/sandcheck/runs/1/workspace/database, false",
        "/home/somebody/.cache/sandcheck/runs/1/workspace/database, false",
        "/home/somebody/.cache/sandcheck/runs/1/home/.cache/tool, true",
        ".git/index.lock, false"
    })
    void placeOfACacheIsAHiddenDirectoryOfAHome(String path, boolean isOne) {
        TracedCall call = new TracedCall("openat", "openat(AT_FDCWD, \"%s\", O_CREAT)".formatted(path), "EROFS");

        assertThat(KernelObject.of(new Capability("home-cache-write")).isDenied(call, "mkdir"))
                .isEqualTo(isOne);
    }
}
