package io.sandcheck.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTests {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "KAR-0020, KUBERNETES",
        "network-policy@1/deny-by-default, DOCKER",
        "CWE-636, CWE",
    })
    void idBelongsToTheCatalogueThatHasItsForm(String id, Catalogue catalogue) {
        assertThat(Catalogue.of(id)).contains(catalogue);
    }

    @Test
    void entryHasAPage() {
        assertThat(Catalogue.CWE.address("CWE-636")).isEqualTo("https://cwe.mitre.org/data/definitions/636.html");
        assertThat(Catalogue.KUBERNETES.address("KAR-0020")).endsWith("/kars");
    }

    @Test
    void requirementSaysWhatItCorrespondsToInEachCatalogue() throws IOException {
        Requirement requirement =
                Requirements.read(file("[KAR-0020, CWE-668, CWE-59]")).get(0);

        assertThat(requirement.corresponds(Catalogue.CWE)).containsExactly("CWE-668", "CWE-59");
        assertThat(requirement.corresponds(Catalogue.DOCKER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CWE668", "KAR-20", "deny-by-default"})
    void idOfNoCatalogueIsRefusedWithItsPlace(String id) throws IOException {
        Path file = file("[CWE-668, " + id + "]");

        assertThatThrownBy(() -> Requirements.read(file))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessageContaining("line 8")
                .hasMessageContaining("must be an id such as [KAR-0020]");
    }

    private Path file(String corresponds) throws IOException {
        return Files.writeString(directory.resolve("files.yaml"), """
                title: Files
                requirements:
                  - id: SC-FS-01
                    level: must
                    says: "A command may write its workspace."
                    scenarios: [files/append-together]
                    breaks: "Nothing can be built."
                    corresponds: %s
                """.formatted(corresponds));
    }
}
