package io.sandcheck.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.SandboxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** What is wrong in an annotation or a parameter is named with what would be right. */
class MisuseTests {

    @Test
    void policyThatNoneOfTheSandboxesHasIsNamedWithThoseThatTheyHave() {
        assertThat(misconfigured("sandcheck.policies", "read-only"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage(
                        "Configuration parameter [sandcheck.policies]: none of the sandboxes [ref-permits-all@1] has the policy [read-only]; they have [unrestricted]");
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
                        .in(SampleRun.PERMITS_ALL)
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

    private static Throwable misuse(String method) {
        return SampleRun.of(MisuseTestCase.class, method)
                .in(SampleRun.PERMITS_ALL)
                .problem();
    }

    private static Throwable misconfigured(String parameter, String value) {
        return SampleRun.of(OutcomesTestCase.class, "composed")
                .with(parameter, value)
                .in(SampleRun.PERMITS_ALL)
                .problem();
    }
}
