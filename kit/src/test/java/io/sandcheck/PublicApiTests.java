package io.sandcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicApiTests {

    private static final Path LISTING = Path.of("api.txt");

    @Test
    void publicApiIsTheOneThatIsWrittenDown() throws IOException {
        List<String> lines = PublicApi.lines();
        if (Boolean.getBoolean("api.write")) {
            Files.write(LISTING, lines);
        }
        List<String> written = Files.readAllLines(LISTING);

        assertThat(without(written, lines))
                .as("what is gone; tests of others are compiled against it. If that is meant, run .ci/api")
                .isEmpty();
        assertThat(without(lines, written))
                .as("what is new; others will rely on it. If that is meant, run .ci/api")
                .isEmpty();
    }

    @Test
    void typesThatSignaturesLeadToAreListed() {
        assertThat(PublicApi.lines())
                .contains(
                        "io.sandcheck.sandbox.CommandResult exitCode(): java.lang.Integer",
                        "io.sandcheck.jupiter.Scenario id(): java.lang.String required",
                        "io.sandcheck.session.SandboxSession run(java.lang.String[]): io.sandcheck.sandbox.CommandResult");
    }

    private static List<String> without(List<String> lines, List<String> others) {
        List<String> left = new ArrayList<>(lines);
        left.removeAll(others);
        return left;
    }
}
