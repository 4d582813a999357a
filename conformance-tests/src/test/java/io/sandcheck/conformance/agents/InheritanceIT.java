package io.sandcheck.conformance.agents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.Engine;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.inheritance.ChildStanding;
import io.sandcheck.inheritance.InheritanceMatrix;
import io.sandcheck.probe.FingerprintLine;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report openai/codex#14357: real Codex, real child agents, and a network in which names resolve. */
class InheritanceIT {

    private static final List<String> REPORTED = List.of(
            "getaddrinfo example.com",
            "getaddrinfo www.ercot.com",
            "curl example.com",
            "curl www.ercot.com",
            "ping www.ercot.com");

    @BeforeAll
    static void requireAnEngine() {
        Engine.require();
    }

    @Test
    void childrenOfAnUnrestrictedParentHaveNoNetworkInCodex114() {
        ScenarioResult result = run("codex@0.114.0", "agents/children-resolve-names-after-change", "unrestricted");
        InheritanceMatrix family = family(result);

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.DEVIATES);
        assertThat(diagnosis(result).id()).isEqualTo("child-policy-narrower-than-parent");
        assertThat(diagnosis(result).title()).isEqualTo("Children may do less than their parent: child 1, child 2.");
        assertThat(value(family.parent(), "CODEX_SANDBOX_NETWORK_DISABLED")).isEqualTo("unset");
        assertThat(REPORTED).allSatisfy(criterion -> assertThat(value(family.parent(), criterion))
                .startsWith("granted"));
        assertThat(family.children())
                .hasSize(2)
                .extracting(ChildStanding::fingerprint)
                .allSatisfy(child -> {
                    assertThat(value(child, "CODEX_SANDBOX_NETWORK_DISABLED")).isEqualTo("\"1\"");
                    assertThat(REPORTED).allSatisfy(criterion -> assertThat(value(child, criterion))
                            .startsWith("denied"));
                    assertThat(value(child, "getaddrinfo www.ercot.com")).contains("[Errno -3]");
                    assertThat(value(child, "curl www.ercot.com")).contains("Could not resolve host: www.ercot.com");
                });
        assertThat(result.comparison()).isEqualTo(Comparison.AS_EXPECTED);
    }

    @Test
    void childrenOfAParentThatWasNarrowedAreUnconfinedInCodex114() {
        ScenarioResult result = run("codex@0.114.0", "agents/children-never-exceed-parent", "workspace-write");

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(diagnosis(result).id()).isEqualTo("child-policy-wider-than-parent");
        assertThat(diagnosis(result).evidence())
                .first()
                .isEqualTo("write-home: parent denied: openat EACCES, child 1 granted (wider)");
        assertThat(result.comparison()).isEqualTo(Comparison.AS_EXPECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "agents/children-resolve-names-after-change, unrestricted",
        "agents/children-never-exceed-parent, workspace-write"
    })
    void childrenFollowTheirParentInCodex124(String scenario, String policy) {
        ScenarioResult result = run("codex@0.124.0", scenario, policy);

        assertThat(result.judgement().verdict()).as(result.judgement().reason()).isEqualTo(Verdict.CONFORMS);
        assertThat(family(result).children()).hasSize(2);
    }

    @Test
    void aChildWithoutTheNetworkOfItsParentIsNamedByTheFirstNameThatItCannotLookUp() {
        ScenarioResult result = run("ref-agent-adds-policy", "agents/children-resolve-names", "unrestricted");

        assertThat(diagnosis(result).id()).isEqualTo("child-policy-narrower-than-parent");
        assertThat(diagnosis(result).evidence().get(0))
                .startsWith("resolve-example-com: parent granted, child 1 denied: getaddrinfo EAI_AGAIN");
        assertThat(value(family(result).children().get(0).fingerprint(), "getaddrinfo example.com"))
                .contains("[Errno -3] Temporary failure in name resolution");
    }

    private static Diagnosis diagnosis(ScenarioResult result) {
        return Objects.requireNonNull(
                result.judgement().diagnosis(), () -> result.judgement().reason());
    }

    private static InheritanceMatrix family(ScenarioResult result) {
        return Objects.requireNonNull(
                Objects.requireNonNull(result.inside(), () -> result.judgement().reason())
                        .family());
    }

    private static String value(PolicyFingerprint fingerprint, String line) {
        return fingerprint.line(line).map(FingerprintLine::value).orElse("-");
    }

    private static ScenarioResult run(String sandbox, String scenario, String policy) {
        return InheritanceRuns.run("container", sandbox, scenario, policy);
    }
}
