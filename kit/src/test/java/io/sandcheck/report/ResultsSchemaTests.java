package io.sandcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResultsSchemaTests {

    private static final Redaction NO_SECRETS = Redaction.of(Map.of());

    static Stream<ScenarioResult> results() {
        Stream<ScenarioResult> written = Stream.of(
                SampleResults.conforming("python/fork-pool", SandboxPolicy.UNRESTRICTED),
                SampleResults.conforming("python/fork-pool", SandboxPolicy.READ_ONLY_NETWORK),
                SampleResults.deviating(SampleResults.EXPECTED_DEVIATION),
                SampleResults.deviating(Expectation.CONFORMS),
                SampleResults.ofFamily(SampleFamilies.LOST_AND_NARROWER));
        return Stream.concat(
                written, Stream.of(Verdict.values()).map(verdict -> SampleResults.of(verdict, "a reason")));
    }

    @ParameterizedTest
    @MethodSource("results")
    void everyKindOfResultFollowsTheSchema(ScenarioResult result) throws IOException {
        assertThat(Schemas.errorsOf(Json.line(RecordedResult.of(result, NO_SECRETS)), Schemas.RESULT))
                .isEmpty();
    }

    @Test
    void aLineWithAnotherKeyOrVerdictDoesNotFollowIt() throws IOException {
        String line = Json.line(RecordedResult.of(SampleResults.of(Verdict.CONFORMS, "a reason"), NO_SECRETS));

        assertThat(Schemas.errorsOf(line.replace("\"CONFORMS\"", "\"PASSED\""), Schemas.RESULT))
                .hasSize(2);
        assertThat(Schemas.errorsOf(line.replace("\"host\"", "\"hots\""), Schemas.RESULT))
                .hasSize(2);
    }
}
