package io.sandcheck.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationUpdateTests extends WithExpectations {

    @Test
    void runThatSawWhatIsExpectedChangesNothing() throws IOException {
        assertThat(update(
                        RULES,
                        seen("ipc/one", Verdict.DEVIATES, "unix-socket-bind-denied"),
                        seen("python/pool", Verdict.DEVIATES, "unexplained"),
                        seen("ipc/two", Verdict.NOT_APPLICABLE, null),
                        seen("ipc/three", Verdict.CONFORMS, null)))
                .isEqualTo(RULES);
    }

    @Test
    void ruleThatIsNoLongerTrueGoesAndItsNeighboursStay() throws IOException {
        assertThat(update(RULES, seen("ipc/one", Verdict.CONFORMS, null)))
                .isEqualTo(RULES.replaceFirst("(?s)- scenario: ipc/one.*?bind is denied\n", ""));
    }

    @Test
    void otherDiagnosisIsWrittenInThePlaceOfTheOldOneWithItsReasonAndComments() throws IOException {
        assertThat(update(RULES, seen("ipc/one", Verdict.ESCAPE, "guard-escaped")))
                .isEqualTo(RULES.replace("DEVIATES # since", "ESCAPE # since")
                        .replace("unix-socket-bind-denied", "guard-escaped"));
    }

    @Test
    void diagnosisThatWasNotWrittenComesAfterTheVerdict() throws IOException {
        assertThat(update(RULES, seen("ipc/two", Verdict.ESCAPE, "guard-escaped")))
                .isEqualTo(RULES.replace(
                        "stays\n  verdict: DEVIATES\n", "stays\n  verdict: ESCAPE\n  diagnosis: guard-escaped\n"));
    }

    @Test
    void diagnosisThatIsNoMoreGoes() throws IOException {
        assertThat(update(RULES, seen("ipc/one", Verdict.INCONCLUSIVE, null)))
                .isEqualTo(RULES.replace("DEVIATES # since", "INCONCLUSIVE # since")
                        .replace("  diagnosis: unix-socket-bind-denied\n", ""));
    }

    @Test
    void ruleAboutMoreGetsAnotherOneBeforeIt() throws IOException {
        assertThat(update(RULES, seen("python/pool", Verdict.CONFORMS, null)))
                .isEqualTo(RULES.replace("- {scenario", """
                        - scenario: python/pool
                          policies: [workspace-write]
                          versions: "=1.0"
                          verdict: CONFORMS
                          # seen: it "was" seen
                          reason: FILL IN why this is expected
                        - {scenario"""));
    }

    @Test
    void whatNoRuleIsAboutIsAddedAtTheEndOnceForAllPolicies() throws IOException {
        SeenResult seen = seen("ipc/new", Verdict.DEVIATES, "unexplained");
        SeenResult withNetwork = new SeenResult(
                seen.subject(),
                new Setting("mine", "1.0", SandboxPolicy.WORKSPACE_WRITE_NETWORK, "process", "none"),
                seen.verdict(),
                seen.diagnosis(),
                seen.reason());

        assertThat(update(RULES, withNetwork, seen, seen("ipc/broken", Verdict.ERROR, null)))
                .isEqualTo(RULES + """
                        - scenario: ipc/new
                          policies: [workspace-write, workspace-write+network]
                          versions: "=1.0"
                          verdict: DEVIATES
                          diagnosis: unexplained
                          # seen: it "was" seen
                          reason: FILL IN why this is expected
                        """);
    }

    @Test
    void whatConditionsDecideIsWrittenForEachOfThem() throws IOException {
        SeenResult plain = seen("ipc/new", Verdict.DEVIATES, "unexplained");
        SeenResult forbidden = on("userns-forbidden", seen("ipc/new", Verdict.UNAVAILABLE, "userns-forbidden"));
        SeenResult masked = on("proc-masked", seen("ipc/new", Verdict.CONFORMS, null));

        String updated = updateForAReason(RULES, plain, forbidden, masked);

        assertThat(updated)
                .startsWith(RULES)
                .contains("  condition: none\n", "  condition: userns-forbidden\n")
                .doesNotContain("proc-masked");
        Expectations expectations = read(updated, "1.0");
        assertThat(List.of(plain, forbidden, masked))
                .allMatch(result -> result.meets(expectations.find(result.subject(), result.setting())));
    }

    private static SeenResult on(String condition, SeenResult seen) {
        Setting setting = seen.setting();
        return new SeenResult(
                seen.subject(),
                new Setting(setting.sandbox(), setting.version(), setting.policy(), setting.host(), condition),
                seen.verdict(),
                seen.diagnosis(),
                seen.reason());
    }

    @Test
    void updatedFileExpectsWhatWasSeen() throws IOException {
        SeenResult[] seen = {
            seen("ipc/one", Verdict.CONFORMS, null),
            seen("python/pool", Verdict.ESCAPE, "guard-escaped"),
            seen("ipc/two", Verdict.UNAVAILABLE, "sandbox-start-failed"),
            seen("ipc/three", Verdict.DEVIATES, "unexplained")
        };
        String updated = updateForAReason(RULES, seen);
        Expectations expectations = read(updated, "1.0");

        assertThat(seen)
                .allSatisfy(result -> assertThat(result.meets(expectations.find(result.subject(), result.setting())))
                        .isTrue());
        assertThat(ExpectationUpdate.of(expectations, List.of(seen), UpdateTerms.DRAFT)
                        .text())
                .isEqualTo(updated);
    }

    @Test
    void ruleAboutSeveralScenariosGoesOnlyIfAllOfThemConform() throws IOException {
        String rules = """
                - scenario: [ipc/one, ipc/two]
                  verdict: DEVIATES
                  reason: both
                """;

        assertThat(update(rules, seen("ipc/one", Verdict.CONFORMS, null), seen("ipc/two", Verdict.CONFORMS, null)))
                .isEmpty();
        assertThat(update(rules, seen("ipc/one", Verdict.CONFORMS, null)))
                .startsWith("- scenario: ipc/one\n")
                .contains("verdict: CONFORMS")
                .endsWith(rules);
    }

    @Test
    void ruleAboutSeveralSandboxesStaysForTheOthers() throws IOException {
        String rules = """
                - scenario: ipc/one
                  verdict: DEVIATES
                  reason: all
                """;
        read(rules, "1.0", "workspace-write");
        Files.writeString(
                folder.resolve("sandbox.yaml"),
                "variants: {landlock: {title: Its other engine}}\n",
                StandardOpenOption.APPEND);
        Expectations expectations = Expectations.of(SandboxDefinition.read(folder.resolve("sandbox.yaml")));

        assertThat(ExpectationUpdate.of(
                                expectations, List.of(seen("ipc/one", Verdict.CONFORMS, null)), UpdateTerms.DRAFT)
                        .text())
                .startsWith("- scenario: ipc/one\n  sandbox: mine\n")
                .contains("verdict: CONFORMS")
                .endsWith(rules);
    }
}
