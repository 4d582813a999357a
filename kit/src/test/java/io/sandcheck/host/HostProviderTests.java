package io.sandcheck.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostProviderTests {

    private final List<String> lines = new ArrayList<>();

    @Test
    void whatWasRemovedBeforeARunIsNamed() {
        new UnopenableHostProvider(() -> List.of("directory /runs/1")).sweepAbandoned(lines::add);

        assertThat(lines).containsExactly("Removed, left by an earlier run: directory /runs/1");
    }

    @Test
    void whatCannotBeRemovedIsNamedAndPreventsNoRun() {
        new UnopenableHostProvider(() -> {
                    throw new HostException("Cannot remove [/runs/1]");
                })
                .sweepAbandoned(lines::add);

        assertThat(lines).containsExactly("Left by an earlier run: Cannot remove [/runs/1]");
    }
}
