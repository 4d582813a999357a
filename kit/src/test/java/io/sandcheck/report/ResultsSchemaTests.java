package io.sandcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Expectation;
import io.sandcheck.verdict.ScenarioResult;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
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
                SampleResults.deviating(Expectation.CONFORMS));
        return Stream.concat(
                written, Stream.of(Verdict.values()).map(verdict -> SampleResults.of(verdict, "a reason")));
    }

    @ParameterizedTest
    @MethodSource("results")
    void everyKindOfResultFollowsTheSchema(ScenarioResult result) throws IOException {
        assertThat(errorsOf(Json.line(RecordedResult.of(result, NO_SECRETS)))).isEmpty();
    }

    @Test
    void aLineWithAnotherKeyOrVerdictDoesNotFollowIt() throws IOException {
        String line = Json.line(RecordedResult.of(SampleResults.of(Verdict.CONFORMS, "a reason"), NO_SECRETS));

        assertThat(errorsOf(line.replace("\"CONFORMS\"", "\"PASSED\""))).hasSize(2);
        assertThat(errorsOf(line.replace("\"host\"", "\"hots\""))).hasSize(2);
    }

    private static List<String> errorsOf(String line) throws IOException {
        try (InputStream text = RecordedResult.class.getResourceAsStream("results.schema.json")) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
            return schema.validate(line, InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }
    }
}
