package io.sandcheck.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignTests {

    private static final double SMALL = 0.001;
    private static final long SEED = 15;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Campaign campaign(double share) {
        return new Campaign(CampaignOptions.small(SEED, share), new PrintStream(printed, true, UTF_8));
    }

    @Test
    void nothingBreaksInASmallOne(@TempDir Path scratch) throws IOException {
        Campaign small = campaign(SMALL);

        small.run(Campaign.trials(scratch));

        assertThat(small.tally().failures()).isEmpty();
    }

    /** Something that breaks each second time. */
    private static final class Brittle implements Trial {

        @Override
        public String name() {
            return "brittle";
        }

        @Override
        public int times() {
            return 4;
        }

        @Override
        public void once(Random random, BiConsumer<Fault, String> failures) {
            if (random.nextBoolean()) {
                failures.accept(Fault.LOST, "a thing");
            }
            throw new IllegalStateException("it broke");
        }
    }

    @Test
    void whatBreaksIsCountedAndCanBeTriedAgain() {
        boolean clean = campaign(1).run(List.of(new Brittle()));

        assertThat(clean).isFalse();
        assertThat(printed.toString(UTF_8))
                .contains("seed 15", "again: kit/campaign --seed 15 --only 'brittle' --number 3")
                .containsPattern("brittle +4 +\\d +0 +0 +4 +0 +0");
    }
}
