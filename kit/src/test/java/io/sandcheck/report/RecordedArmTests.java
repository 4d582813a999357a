package io.sandcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectation;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordedArmTests {

    @Test
    void ofAFloodTheBeginningAndTheEndAreRecorded() {
        String flood = "first " + "x".repeat(1 << 20) + " last";
        RecordedResult result =
                RecordedResult.of(SampleResults.deviating(Expectation.CONFORMS, flood), Redaction.of(Map.of()));

        assertThat(result.arms().inside()).satisfies(arm -> assertThat(arm.stderr())
                .startsWith("first xxx")
                .contains("[... 1,015,819 characters left out ...]")
                .endsWith("xxx last")
                .hasSizeLessThan(33_000));
    }
}
