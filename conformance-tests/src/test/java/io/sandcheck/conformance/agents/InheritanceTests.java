package io.sandcheck.conformance.agents;

import static io.sandcheck.conformance.agents.InheritanceRuns.reason;
import static io.sandcheck.conformance.agents.InheritanceRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.ScenarioRuns;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Verdict;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way of getting inheritance wrong is caught, in the agent that gets it wrong in just that way. */
class InheritanceTests {

    @Test
    void anAgentThatHandsItsPolicyOnConforms() {
        Map<String, ScenarioResult> results = ScenarioRuns.run("ref-agent", "process", InheritanceScenarios.class);

        assertThat(results).hasSize(22).allSatisfy((label, result) -> assertThat(
                        result.judgement().verdict())
                .as(label + ": " + result.judgement().reason())
                .isEqualTo(isOffered(label) && !label.contains("/roles-") ? Verdict.CONFORMS : Verdict.NOT_APPLICABLE));
        assertThat(reason(results, "agents/roles-keep-their-policy unrestricted"))
                .isEqualTo("it does not offer this: its children have no roles");
        assertThat(reason(results, "agents/children-resolve-names unrestricted"))
                .isEqualTo("host [process] has no test network");
        assertThat(reason(results, "agents/children-keep-network-policy workspace-write"))
                .isEqualTo("each of 2 children may do what its parent may, which is itself denied: bind-tcp-loopback,"
                        + " connect-loopback");
        assertThat(reason(results, "agents/children-never-exceed-parent read-only"))
                .isEqualTo(
                        "it does not offer this: it offers workspace-write, workspace-write+network and unrestricted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    strips-policy      | never-exceed-parent      | workspace-write | ESCAPE   | child-policy-wider-than-parent    | Children may do more than their parent: child 1, child 2. | bind-tcp-loopback: parent denied: socket EPERM, child 1 granted (wider)
                    keeps-first-policy | never-exceed-parent      | workspace-write | ESCAPE   | child-policy-wider-than-parent    | Children may do more than their parent: child 1, child 2. | bind-tcp-loopback: parent denied: socket EPERM, child 1 granted (wider)
                    keeps-first-policy | follow-policy-change     | unrestricted    | DEVIATES | child-policy-narrower-than-parent | Children may do less than their parent: child 1, child 2. | bind-tcp-loopback: parent granted, child 1 denied: socket EPERM (narrower)
                    adds-policy        | keep-network-policy      | unrestricted    | DEVIATES | child-policy-narrower-than-parent | Children may do less than their parent: child 1, child 2. | bind-tcp-loopback: parent granted, child 1 denied: socket EPERM (narrower)
                    adds-policy        | keep-environment-markers | unrestricted    | DEVIATES | environment-marker-not-inherited  | The environment of the children makes other claims than that of their parent: child 1, child 2. | REFERENCE_AGENT_NETWORK_DISABLED: parent unset, child 1 "1" (different)
                    lies               | keep-environment-markers | unrestricted    | DEVIATES | environment-marker-lies           | The environment says that there is no network, but there is one: child 1, child 2. | child 1: REFERENCE_AGENT_NETWORK_DISABLED is "1", but connect-loopback is granted
                    loses-child        | keep-network-policy      | unrestricted    | DEVIATES | child-lost                        | A session lost children: child 2. | child 2: there is no session [s3]
                    keeps-running-child | running-children-follow-policy-change | workspace-write | ESCAPE  | child-policy-wider-than-parent   | Children may do more than their parent: child 1, child 2. | bind-tcp-loopback: parent denied: socket EPERM, child 1 granted (wider)
                    keeps-running-child | running-children-follow-wider-policy | unrestricted    | DEVIATES | child-policy-narrower-than-parent | Children may do less than their parent: child 1, child 2. | bind-tcp-loopback: parent granted, child 1 denied: socket EPERM (narrower)
                    ignores-change     | follow-policy-change     | unrestricted    | DEVIATES | policy-change-without-effect      | The policy of a session was changed while it ran, but nothing changed for its commands. | the policy was changed from workspace-write to unrestricted, but the session may do exactly what it could do before
                    """)
    void whatIsWrongIsNamed(
            String fault,
            String scenario,
            String policy,
            Verdict verdict,
            String diagnosis,
            String title,
            String evidence) {
        String id = scenario.startsWith("running-") ? "agents/" + scenario : "agents/children-" + scenario;
        ScenarioResult result = run("ref-agent-" + fault, id, policy);
        Diagnosis named = Objects.requireNonNull(result.judgement().diagnosis());

        assertThat(result.judgement().verdict()).isEqualTo(verdict);
        assertThat(named.id()).isEqualTo(diagnosis);
        assertThat(named.title()).isEqualTo(title);
        assertThat(named.evidence()).first().isEqualTo(evidence);
        assertThat(result.comparison()).isEqualTo(Comparison.AS_EXPECTED);
    }

    @Test
    void aChangeToLessThatComesToNothingIsAnEscape() {
        ScenarioResult result =
                run("ref-agent-ignores-change", "agents/children-never-exceed-parent", "workspace-write");

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(result.judgement().reason())
                .startsWith("the policy is not enforced: a listener outside accepted a connection to 127.0.0.1, port ");
    }

    @Test
    void aChangeThatComesLateIsToldFromOneThatComesToNothing() {
        ScenarioResult result = run("ref-agent-changes-late", "agents/children-follow-policy-change", "unrestricted");
        Diagnosis diagnosis = Objects.requireNonNull(result.judgement().diagnosis());

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.DEVIATES);
        assertThat(diagnosis.id()).isEqualTo("policy-change-late");
        assertThat(diagnosis.evidence())
                .first()
                .asString()
                .matches("Seccomp: at first .*, at last .* \\(wider\\)|.* \\(wider\\)");
        assertThat(result.comparison()).isEqualTo(Comparison.AS_EXPECTED);
    }

    @Test
    void aChangeToLessThatComesLateIsAnEscape() {
        ScenarioResult result = run("ref-agent-changes-late", "agents/children-never-exceed-parent", "workspace-write");

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.ESCAPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep-network-policy", "follow-policy-change", "grandchildren-inherit"})
    void aChildThatIsAnotherNameOfItsParentIsNone(String scenario) {
        String id = scenario.startsWith("grand") ? "agents/" + scenario : "agents/children-" + scenario;

        ScenarioResult result = run("ref-agent-renames-parent", id, "unrestricted");

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.judgement().reason())
                .matches(
                        "Adapter \\[ref-agent-renames-parent@1\\] at request \\d+ \\[run\\]: \\[s2\\] still runs commands"
                                + " after it was closed, as if it were another name of \\[s1\\]");
        assertThat(Objects.requireNonNull(result.judgement().diagnosis()).id()).isEqualTo("adapter-children-are-none");
    }

    @Test
    void aChildInARoleIsJudgedByThat() {
        Map<String, ScenarioResult> results =
                ScenarioRuns.run("ref-agent-has-roles", "process", InheritanceScenarios.class);

        assertThat(results)
                .allSatisfy((label, result) -> assertThat(result.judgement().verdict())
                        .as(label + ": " + result.judgement().reason())
                        .isEqualTo(isOffered(label) ? Verdict.CONFORMS : Verdict.NOT_APPLICABLE));
        assertThat(reason(results, "agents/roles-keep-their-policy unrestricted"))
                .isEqualTo("each of 2 children may do what its parent may, child 2 (reviewer) less, as its role says");
    }

    @Test
    void aRoleThatHoldsNothingIsAnEscape() {
        ScenarioResult result = run("ref-agent-ignores-role", "agents/roles-keep-their-policy", "unrestricted");

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(result.judgement().reason())
                .startsWith("the policy is not enforced: a listener outside accepted a connection to 127.0.0.1, port ");
        assertThat(result.comparison()).isEqualTo(Comparison.AS_EXPECTED);
    }

    @Test
    void aGrandchildIsHeldAgainstItsGrandparent() {
        ScenarioResult result = run("ref-agent-strips-policy", "agents/grandchildren-inherit", "workspace-write");

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(Objects.requireNonNull(result.judgement().diagnosis()).title())
                .isEqualTo("Children may do more than their parent: child 1, grandchild 1.1.");
    }

    @Test
    void anAnswerThatComesTooLateBreaksTheExperimentAndNotTheSandbox() {
        ScenarioResult result = run("ref-agent-answers-late", "agents/grandchildren-inherit", "unrestricted");
        Diagnosis diagnosis = Objects.requireNonNull(result.judgement().diagnosis());

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.judgement().reason())
                .matches("Adapter \\[ref-agent-answers-late@1\\] at request \\d+ \\[spawn\\]: no answer within 1 s");
        assertThat(diagnosis.id()).isEqualTo("adapter-silent");
        assertThat(diagnosis.advice()).last().asString().contains("session.patience-seconds");
    }

    private static boolean isOffered(String label) {
        return !label.endsWith(" read-only") && !label.contains("resolve-names");
    }
}
