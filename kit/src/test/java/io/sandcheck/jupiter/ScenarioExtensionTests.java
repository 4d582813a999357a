package io.sandcheck.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ScenarioExtensionTests {

    @ParameterizedTest
    @ValueSource(strings = {"composed", "otherParameters"})
    void scenarioMayBeComposedAndTakeFurtherParameters(String method) {
        outcome(method).tests().assertStatistics(count -> count.started(1).succeeded(1));
    }

    /** An outside arm belongs to the parameters that it was made with. */
    @Test
    void otherParametersOfAClassAreAnotherVariant() {
        SampleRun.Results results = SampleRun.of(ParametersTestCase.class).in(SampleRun.PERMITS_ALL);

        results.tests().assertStatistics(count -> count.started(6).succeeded(6));
        assertThat(results.tests().started().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactlyInAnyOrder(
                        "sample/parameters[parameters-1] in ref-permits-all@1 unrestricted",
                        "sample/parameters[parameters-2] in ref-permits-all@1 unrestricted",
                        "sample/parameters-of-variants[left-parameters-1] in ref-permits-all@1 unrestricted",
                        "sample/parameters-of-variants[left-parameters-2] in ref-permits-all@1 unrestricted",
                        "sample/parameters-of-variants[right-parameters-1] in ref-permits-all@1 unrestricted",
                        "sample/parameters-of-variants[right-parameters-2] in ref-permits-all@1 unrestricted");
    }

    @Test
    void policyThatNoSandboxOffersIsNotInvoked() {
        SampleRun.Results results =
                SampleRun.of(OutcomesTestCase.class, "composed", "notOffered").in(SampleRun.PERMITS_ALL);

        results.tests().assertStatistics(count -> count.started(1).succeeded(1));
        assertThat(results.messages()).isEmpty();
    }

    @Test
    void runWithoutAnyTestIsAFailureAndNotAllGreen() {
        SampleRun.Results results = outcome("notOffered");

        results.tests().assertStatistics(count -> count.started(0));
        assertThat(results.messages()).containsOnlyKeys("JUnit Jupiter");
        assertThat(results.problem())
                .rootCause()
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "Nothing was run: the selected sandboxes [ref-permits-all@1] have the selected policies [unrestricted], but the scenarios are about [read-only]; change [sandcheck.sandboxes] or [sandcheck.policies]");
    }

    @Test
    void policyThatNoScenarioIsAboutIsAFailureToo() {
        assertThat(SampleRun.of(OutcomesTestCase.class, "assumingInside")
                        .with("sandcheck.policies", "unrestricted")
                        .in("ref-denies-bind", SampleRun.PERMITS_ALL)
                        .problem())
                .rootCause()
                .hasMessageContaining(
                        "have the selected policies [unrestricted], but the scenarios are about [workspace-write]");
    }

    @Test
    void pythonThatTheHostLacksAbortsWithItsReason() {
        SampleRun.Results results = outcome("missingPython");

        results.tests().assertStatistics(count -> count.started(2).succeeded(1).aborted(1));
        assertThat(results.problem()).isInstanceOf(TestAbortedException.class).hasMessage("""
                        sample/missing-python[python-3.11] in ref-permits-all@1 unrestricted: NOT_APPLICABLE, expected CONFORMS
                        because host [process] has no Python 3.11; it has 3.14, 3.12, 3.10""");
    }

    @Test
    void assumptionThatDoesNotHoldOutsideAbortsWithItsMessage() {
        SampleRun.Results results = outcome("assuming");

        results.tests().assertStatistics(count -> count.started(1).aborted(1));
        assertThat(results.problem()).isInstanceOf(TestAbortedException.class).hasMessage("""
                        sample/assumes in ref-permits-all@1 unrestricted: NOT_APPLICABLE, expected CONFORMS
                        because an assumption of the scenario does not hold here: needs a true false""");
    }

    @Test
    void assumptionThatHoldsOutsideAndNotInsideIsADeviation() {
        SampleRun.Results results =
                SampleRun.of(OutcomesTestCase.class, "assumingInside").in("ref-denies-bind");

        results.tests().assertStatistics(count -> count.started(1).failed(1));
        assertThat(results.problem())
                .isInstanceOf(AssertionFailedError.class)
                .message()
                .startsWith("""
                        sample/assumes-inside in ref-denies-bind@1 workspace-write: DEVIATES""");
    }

    @Test
    void assumptionBeforeTheScenarioIsAResultToo(@TempDir Path out) throws IOException {
        SampleRun.Results results = SampleRun.of(OutcomesTestCase.AssumingBefore.class)
                .with("sandcheck.out", out.toString())
                .in(SampleRun.PERMITS_ALL);

        results.tests().assertStatistics(count -> count.started(1).aborted(1));
        assertThat(results.problem()).isInstanceOf(TestAbortedException.class).hasMessage("""
                        sample/assumed-before in ref-permits-all@1 unrestricted: NOT_APPLICABLE, expected CONFORMS
                        because an assumption of the scenario does not hold here: needs another day""");
        assertThat(Files.readString(out.resolve("results.jsonl")))
                .contains("\"scenario\":\"sample/assumed-before\"", "\"verdict\":\"NOT_APPLICABLE\"");
    }

    @Test
    void failureNamesTheLineOfTheScenarioAndNoneOfTheKit() {
        assertThat(outcome("failsOutside").problem().getStackTrace())
                .singleElement()
                .satisfies(frame -> {
                    assertThat(frame.getClassName()).isEqualTo(OutcomesTestCase.class.getName());
                    assertThat(frame.getMethodName()).isEqualTo("failsOutside");
                    assertThat(frame.getLineNumber()).isPositive();
                });
        assertThat(outcome("missingPython").problem().getStackTrace())
                .allMatch(line -> line.getLineNumber() > 0)
                .extracting(StackTraceElement::getMethodName)
                .containsExactly("missingPython");
    }

    @Test
    void failureOutsideIsInconclusive() {
        SampleRun.Results results = outcome("failsOutside");

        results.tests().assertStatistics(count -> count.started(1).failed(1));
        assertThat(results.problem()).isInstanceOf(AssertionFailedError.class).hasMessage("""
                        sample/fails-outside in ref-permits-all@1 unrestricted: INCONCLUSIVE, expected CONFORMS
                        because it does not work outside of the sandbox either: Expected exit 0 but it was: exit 4
                        stderr ends: no such thing""");
    }

    @Test
    void scenarioThatThrowsIsAnErrorWithItsCause() {
        SampleRun.Results results = outcome("throwing");

        results.tests().assertStatistics(count -> count.started(1).failed(1));
        assertThat(results.problem())
                .isInstanceOf(AssertionFailedError.class)
                .hasMessage("""
                        sample/throws in ref-permits-all@1 unrestricted: ERROR, expected CONFORMS
                        because the experiment broke: no results yet: []""")
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .satisfies(cause ->
                        assertThat(cause.getStackTrace()[0].getMethodName()).isEqualTo("throwing"));
    }

    @Test
    void hostThatCannotBeOpenedIsAnErrorOfEachScenario() {
        SampleRun.Results results = SampleRun.of(OutcomesTestCase.class, "composed", "throwing")
                .with("sandcheck.host", "unopenable")
                .in(SampleRun.PERMITS_ALL);

        results.tests().assertStatistics(count -> count.started(2).failed(2));
        assertThat(results.messages())
                .containsOnly(
                        Map.entry("sample/composed in ref-permits-all@1 unrestricted", """
                                sample/composed in ref-permits-all@1 unrestricted: ERROR, expected CONFORMS
                                because the experiment broke: Host [unopenable] cannot be opened: its door is painted on"""),
                        Map.entry("sample/throws in ref-permits-all@1 unrestricted", """
                                sample/throws in ref-permits-all@1 unrestricted: ERROR, expected CONFORMS
                                because the experiment broke: Host [unopenable] cannot be opened: its door is painted on"""));
    }

    @Test
    void scenarioAboutAConditionIsInvokedWhereTheRunAsksForIt() {
        assertThat(SampleRun.of(OnHostTestCase.class)
                        .in("ref-permits-all")
                        .tests()
                        .started()
                        .count())
                .isZero();

        assertThat(SampleRun.of(OnHostTestCase.class)
                        .with("sandcheck.conditions", "no-landlock, none")
                        .in("ref-permits-all")
                        .problem())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "Configuration parameter [sandcheck.conditions]: Host [process] cannot be given the condition"
                                + " [no-landlock]; use --host container");
    }

    @Test
    void aTestThatJUnitEndsSaysSoInOneLine() {
        assertThat(outcome("outOfTime").messages())
                .containsExactly(Map.entry(
                        "sample/timeout in ref-permits-all@1 unrestricted",
                        "outOfTime(io.sandcheck.session.SandboxSession) timed out after 1 second"));
    }

    private static SampleRun.Results outcome(String method) {
        return SampleRun.of(OutcomesTestCase.class, method).in(SampleRun.PERMITS_ALL);
    }
}
