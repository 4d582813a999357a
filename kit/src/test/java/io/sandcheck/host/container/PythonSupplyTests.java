package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.fixture.EmbeddedPythons;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PythonSupplyTests {

    @Test
    void anImageWithAnotherLauncherIsAnotherAsItsDirectoryInTheCacheIs() {
        assertThat(Path.of(new PythonSupply().fingerprint("cpython/3.12")))
                .isEqualTo(EmbeddedPythons.directory("3.12").getFileName());
    }
}
