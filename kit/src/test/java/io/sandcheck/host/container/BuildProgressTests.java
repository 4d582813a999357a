package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildProgressTests {

    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    @Test
    void eachStepIsToldAndInALongOneWhatIsDone() {
        BuildProgress progress = new BuildProgress("python", told::add, () -> now);
        progress.onLine("Step 1/2 : FROM debian:sid-slim");
        progress.onLine(" ---> 0123456789ab");
        now = now.plusSeconds(3);
        progress.onLine("Step 2/2 : RUN " + "apt-get ".repeat(20));
        now = now.plusSeconds(14);
        progress.onLine("Get:1 one");
        now = now.plusSeconds(61);
        progress.onLine("Get:2 two");
        progress.onLine("Get:3 three");
        progress.end();

        assertThat(told)
                .containsExactly(
                        "Building image python: step 1 of 2 (0:00): FROM debian:sid-slim",
                        "Building image python: step 2 of 2 (0:03): RUN " + "apt-get ".repeat(7) + "...",
                        "Building image python: step 2 of 2 (1:18): Get:2 two",
                        "Built image python (1:18)");
    }
}
