package io.sandcheck.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.SandboxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ScenarioExtensionTests {

    private static final String SANDBOX = "ref-permits-all";

    @ParameterizedTest
    @ValueSource(strings = {"composed", "otherParameters"})
    void scenarioMayBeComposedAndTakeFurtherParameters(String method) {
        outcome(method).tests().assertStatistics(count -> count.started(1).succeeded(1));
    }

    @Test
    void policyThatNoSandboxOffersIsNotInvoked() {
        SampleRun.Results results =
                SampleRun.of(OutcomesTestCase.class, "composed", "notOffered").in(SANDBOX);

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
                        .in("ref-denies-bind", SANDBOX)
                        .problem())
                .rootCause()
                .hasMessageContaining(
                        "have the selected policies [unrestricted], but the scenarios are about [workspace-write]");
    }

    @Test
    void policyThatNoneOfTheSandboxesHasIsNamedWithThoseThatTheyHave() {
        assertThat(misconfigured("sandcheck.policies", "read-only"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "Configuration parameter [sandcheck.policies]: none of the sandboxes [ref-permits-all@1] has the policy [read-only]; they have [unrestricted]");
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
                .in(SANDBOX);

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
                .in(SANDBOX);

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
    void unknownConditionNamesTheNearOne() {
        assertThat(SampleRun.of(MisuseTestCase.class, "unknownCondition")
                        .in("ref-permits-all")
                        .problem())
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("Scenario [sample/condition]: unknown condition [no-landlok]; known: none, ")
                .hasMessageEndingWith("did you mean no-landlock?");
    }

    @Test
    void startOnAnOrdinaryHostIsAMisuse() {
        assertThat(misuse("startOnAnOrdinaryHost"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "Scenario [sample/start]: @OnHost names [none], but @StartUp is about hosts that do not let a sandbox start; remove it");
    }

    @Test
    void unknownPolicyNamesTheNearOne() {
        assertThat(misuse("unknownPolicy"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("Scenario [sample/policy]: unknown policy [workspace-wirte]; known: read-only,"
                        + " read-only+network, workspace-write, workspace-write+allowlist, workspace-write+network, unrestricted;"
                        + " did you mean workspace-write?");
    }

    @Test
    void unknownCapabilityNamesTheNearOnes() {
        assertThat(misuse("unknownCapability"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageStartingWith("Scenario [sample/capability]: unknown capability [unix-socket-bnid]; known: ")
                .hasMessageEndingWith("; did you mean unix-socket-bind or unix-socketpair?");
    }

    @Test
    void idThatIsNoneSaysWhatOneLooksLike() {
        assertThat(misuse("badId"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("Scenario [Sample] on void io.sandcheck.jupiter.MisuseTestCase.badId("
                        + "io.sandcheck.session.SandboxSession): an id is an area and a name in kebab-case, as in"
                        + " [python/forkserver-pool]");
    }

    @Test
    void aTestThatJUnitEndsSaysSoInOneLine() {
        assertThat(outcome("outOfTime").messages())
                .containsExactly(Map.entry(
                        "sample/timeout in ref-permits-all@1 unrestricted",
                        "outOfTime(io.sandcheck.session.SandboxSession) timed out after 1 second"));
    }

    @Test
    void reportThatCannotBeFoundSaysWhatOneLooksLike() {
        assertThat(misuse("badReport"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "Scenario [sample/report]: @ReportedIn names [codex#24943], which must be a repository and a"
                                + " number, as in [openai/codex#24943], or an address that begins with https://");
    }

    @Test
    void sessionIsRefusedWhereThereIsNone() {
        assertThat(SampleRun.of(MisuseTestCase.SessionBeforeTheScenarioTestCase.class)
                        .in(SANDBOX)
                        .problem())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessage(
                        "Scenario [sample/prepared]: void io.sandcheck.jupiter.MisuseTestCase"
                                + "$SessionBeforeTheScenarioTestCase.prepare(io.sandcheck.session.SandboxSession) cannot have a"
                                + " session; the scenario's own method has two, one for each arm, so prepare there what it needs");
    }

    @Test
    void parametersOfTheRunAreChecked() {
        assertThat(misconfigured("sandcheck.host", "nowhere"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("Configuration parameter [sandcheck.host]: unknown host [nowhere]; known: auto, container,"
                        + " process, unopenable, vm");
        assertThat(misconfigured("sandcheck.shard", "3/2"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "Configuration parameter [sandcheck.shard]: [3/2] is not a shard; the first of three is 1/3, the last 3/3");
        assertThat(misconfigured("sandcheck.strict", "yes"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("Configuration parameter [sandcheck.strict]: [yes] is neither true nor false");
        assertThat(misconfigured("sandcheck.policies", "unrestrict"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "Configuration parameter [sandcheck.policies]: unknown policy [unrestrict]; known: read-only,"
                                + " read-only+network, workspace-write, workspace-write+allowlist, workspace-write+network, unrestricted;"
                                + " did you mean unrestricted?");
        assertThat(SampleRun.of(OutcomesTestCase.class, "composed")
                        .in("ref-permits-al")
                        .problem())
                .isInstanceOf(SandboxException.class)
                .hasMessageEndingWith("; did you mean ref-permits-all?");
    }

    private static SampleRun.Results outcome(String method) {
        return SampleRun.of(OutcomesTestCase.class, method).in(SANDBOX);
    }

    private static Throwable misuse(String method) {
        return SampleRun.of(MisuseTestCase.class, method).in(SANDBOX).problem();
    }

    private static Throwable misconfigured(String parameter, String value) {
        return SampleRun.of(OutcomesTestCase.class, "composed")
                .with(parameter, value)
                .in(SANDBOX)
                .problem();
    }
}
