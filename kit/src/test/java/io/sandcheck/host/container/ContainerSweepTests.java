package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainerSweepTests {

    @Test
    void anImageThatSomebodyBuiltOnOneOfOursIsTheirs() {
        assertThat(ContainerSweep.ours("sha256:1", new String[] {"theirs:latest"}))
                .isEmpty();
        assertThat(ContainerSweep.ours("sha256:1", new String[] {"theirs:latest", "sandcheck/base:0123"}))
                .containsExactly("sandcheck/base:0123");
    }

    @Test
    void whatAnEarlierStageLeftHasNoName() {
        assertThat(ContainerSweep.ours("sha256:1", new String[] {"<none>:<none>"}))
                .containsExactly("sha256:1");
        assertThat(ContainerSweep.ours("sha256:1", null)).containsExactly("sha256:1");
    }
}
