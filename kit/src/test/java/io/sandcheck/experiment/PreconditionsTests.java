package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scenario does not apply to a sandbox that is not made for it, but what its makers merely do not promise is tried. */
class PreconditionsTests {

    private static Laboratory laboratory;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        laboratory = new Laboratory(HostKinds.choose("process"), RunOwner.newRun(), result -> {}, line -> {});
    }

    @AfterAll
    static void close() {
        laboratory.close();
    }

    @Test
    void whatIsPromisedIsTried() throws IOException {
        Preconditions preconditions = of("");

        assertThat(preconditions.unmet()).isEmpty();
        assertThat(preconditions.unmetToTry()).isEmpty();
        assertThat(preconditions.told()).isEmpty();
    }

    @Test
    void whatTheMakersDoNotPromiseIsTriedAndTold() throws IOException {
        Preconditions preconditions = of("does-not-promise: {sample/act: 'https://example.com/why'}");

        assertThat(preconditions.unmetToTry()).isEmpty();
        assertThat(preconditions.told()).isPresent();
        assertThat(preconditions.unmet())
                .get()
                .extracting(Judgement::verdict, Judgement::reason, Judgement::disclaimer)
                .containsExactly(
                        Verdict.NOT_APPLICABLE,
                        "its makers do not promise to deny this: https://example.com/why",
                        "https://example.com/why");
    }

    @Test
    void whatOnlyADefinitionLeavesOpenIsNotTried() throws IOException {
        Preconditions preconditions = of("leaves-open: {sample/act: it is made for tests}");

        assertThat(preconditions.unmetToTry())
                .get()
                .extracting(Judgement::verdict)
                .isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(preconditions.told()).isEmpty();
    }

    @Test
    void aSandboxOfAnotherSystemIsNotTriedThoughItPromisesNothing() throws IOException {
        Preconditions preconditions = of("runs-on: [macos]\ndoes-not-promise: {sample/act: 'https://example.com/why'}");

        assertThat(preconditions.unmetToTry())
                .get()
                .extracting(Judgement::reason)
                .asString()
                .isEqualTo("mine is made for macos, but host [process] runs linux");
    }

    @Test
    void whatTheHostLacksIsNamed() throws IOException {
        assertThat(lacking(scenario(null, false))).isNull();
        assertThat(lacking(scenario("2.7", false))).startsWith("host [process] has no Python 2.7; it has 3.");
        assertThat(lacking(scenario(null, true))).isEqualTo("host [process] has no test network");
    }

    private @Nullable String lacking(ScenarioSpec scenario) throws IOException {
        return of("", scenario)
                .unmetOn(laboratory.host(SampleScenarios.SANDBOX, HostCondition.NONE))
                .map(Judgement::reason)
                .orElse(null);
    }

    private Preconditions of(String more) throws IOException {
        return of(more, SampleScenarios.GUARD);
    }

    private Preconditions of(String more, ScenarioSpec scenario) throws IOException {
        Path definition = Files.writeString(folder.resolve("sandbox.yaml"), """
                name: mine
                title: Mine
                versions: ["1"]
                policies: {unrestricted: {argv: ["{command}"]}}
                """ + more);
        return new Preconditions(
                laboratory,
                new Circumstances(
                        SandboxDefinition.read(definition).atDefaultVersion(),
                        SampleScenarios.POLICY,
                        HostCondition.NONE),
                scenario);
    }

    private static ScenarioSpec scenario(@Nullable String python, boolean network) {
        ScenarioSpec guard = SampleScenarios.GUARD;
        return new ScenarioSpec(
                guard.subject(), List.of(), python, List.of(), network, List.of(), guard.timeLimit(), null, null);
    }
}
