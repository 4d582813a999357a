package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.assertj.SandcheckAssertions;
import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Subject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each variant of {@code ref-denies} denies the capability that it is named for, which its probe sees. */
class DeniedCapabilitiesTests {

    private static final String PREFIX = "ref-denies-";

    private static Laboratory laboratory;

    @BeforeAll
    static void open() {
        laboratory = new Laboratory(HostKinds.choose("process"), RunOwner.newRun(), result -> {}, line -> {});
    }

    @AfterAll
    static void close() {
        laboratory.close();
    }

    static Stream<Sandbox> variants() {
        return SandboxCatalog.ofFixtures().definitions().stream()
                .filter(definition -> definition.variant().isPresent())
                .filter(definition -> definition.name().startsWith(PREFIX))
                .map(SandboxDefinition::atDefaultVersion);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void aProbeSeesThatItsCapabilityIsDeniedInsideAndGrantedOutside(Sandbox sandbox) {
        Capability capability = new Capability(sandbox.name().substring(PREFIX.length()));
        ScenarioSpec scenario = new ScenarioSpec(
                new Subject("sample/true", null, ScenarioKind.COMPATIBILITY, Level.MUST, List.of()),
                List.of(capability),
                null,
                List.of(),
                false,
                List.of(),
                Duration.ofSeconds(60),
                null,
                null);
        Circumstances circumstances = new Circumstances(sandbox, SandboxPolicy.UNRESTRICTED, HostCondition.NONE);

        ScenarioResult result = new Experiment(laboratory, circumstances, scenario, new Diagnostician())
                .run(
                        (session, around, family) -> SandcheckAssertions.assertThat(session.run("true"))
                                .succeeds(),
                        Expectation.CONFORMS);

        assertThat(result.probes()).singleElement().satisfies(pair -> {
            assertThat(pair.outside().denied()).as(pair.outside().detail()).isFalse();
            assertThat(pair.inside().denied()).as(pair.inside().detail()).isTrue();
        });
    }
}
