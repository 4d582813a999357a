package io.sandcheck.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationUpdateTests {

    private static final String RULES = """
            # What is known of it.

            # the first
            - scenario: ipc/one
              verdict: DEVIATES # since ever
              diagnosis: unix-socket-bind-denied
              issue: mine#1
              reason: bind is denied

            # all of Python
            - {scenario: "python/*", verdict: DEVIATES, reason: "slow"}
            - scenario: ipc/two
              reason: a reason that stays
              verdict: DEVIATES
            # the end
            """;

    private static final Set<Acceptance> ALL = EnumSet.allOf(Acceptance.class);

    private static final List<Subject> SUBJECTS = List.of(subject("ipc/one"), guard("path"), guard("abstract"));

    private final Path folder;

    ExpectationUpdateTests(@TempDir Path folder) {
        this.folder = folder;
    }

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    scenario: ipc/oen                          | column 14: unknown scenario [ipc/oen]; known: ipc/one, guard/home; did you mean ipc/one?
                    scenario: "tools/*"                        | column 14: unknown scenario [tools/*]; known: ipc/one, guard/home
                    {scenario: ipc/one, variant: pth}          | column 32: unknown variant [pth]; known: none
                    {scenario: guard/home, variant: pth}       | column 35: unknown variant [pth]; known: path, abstract; did you mean path?
                    {scenario: ipc/one, diagnosis: unexplaned} | column 34: unknown diagnosis [unexplaned]; known: unexplained; did you mean unexplained?
                    {scenario: ipc/one, policies: [read-only]} | column 34: [mine@1.0] does not offer the policy [read-only]; it offers: workspace-write, workspace-write+network
                    {scenario: ipc/one, versions: ">1.0"}      | column 33: no version of [mine] is in the range [>1.0]; known: 1.0
                    """)
    void ruleAboutWhatDoesNotExistIsAnError(String rule, String message) throws IOException {
        String whole = rule.startsWith("{")
                ? "- " + rule.replace("}", ", verdict: DEVIATES, reason: x}")
                : "- " + rule + "\n  verdict: DEVIATES\n  reason: x";
        Expectations expectations = read(whole + "\n", "1.0");

        assertThatThrownBy(() -> expectations.requireKnown(SUBJECTS, List.of("unexplained")))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessageStartingWith("Expectations [" + folder.resolve("expectations.yaml") + "] line 1, ")
                .hasMessageContaining(message.substring(message.indexOf(": ") + 2));
    }

    @Test
    void ruleForAVersionThatDoesNotOfferThePolicyIsAnError() throws IOException {
        read("- {scenario: ipc/one, policies: [read-only], versions: <2, verdict: DEVIATES, reason: x}\n", "1.0");
        Path definition = Files.writeString(folder.resolve("sandbox.yaml"), """
                        name: mine
                        title: Mine
                        versions: ["2.0", "1.0"]
                        policies:
                          workspace-write: {argv: ["{command}"]}
                          read-only: {versions: ">=2", argv: ["{command}"]}
                        """);
        Expectations expectations = Expectations.of(SandboxDefinition.read(definition));

        assertThatThrownBy(() -> expectations.requireKnown(SUBJECTS, List.of()))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessageEndingWith(
                        "line 1, column 34: [mine@1.0] does not offer the policy [read-only]; it offers: workspace-write");
    }

    @Test
    void rulesAboutWhatExistsAreNoError() throws IOException {
        Expectations expectations = read(RULES, "1.0");

        assertThatCode(() -> expectations.requireKnown(
                        List.of(subject("ipc/one"), subject("ipc/two"), subject("python/pool")),
                        List.of("unix-socket-bind-denied")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    guard/hone       | guard/home, guard/home[path], guard/home[abstract]; did you mean guard/home?
                    guard/home[pth]  | guard/home, guard/home[path], guard/home[abstract]; did you mean guard/home[path] or guard/home?
                    ipc/one          | guard/home, guard/home[path], guard/home[abstract]
                    """)
    void exceptionFromThePromiseAboutNoGuardIsAnError(String key, String known) throws IOException {
        assertThatThrownBy(() -> excepting(key).requireKnown(SUBJECTS, List.of()))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessage("Sandbox definition [%s] line 7, column 20: unknown guard [%s]; known: %s"
                        .formatted(folder.resolve("sandbox.yaml"), key, known));
    }

    @ParameterizedTest
    @ValueSource(strings = {"guard/home", "guard/home[path]", "write-outside-workspace"})
    void exceptionFromThePromiseAboutAGuardOrOneOfItsVariantsIsNone(String key) throws IOException {
        assertThatCode(() -> excepting(key).requireKnown(SUBJECTS, List.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "ESCAPE, it escaped, ESCAPES",
        "UNAVAILABLE, it would not start, UNAVAILABLE",
        "INCONCLUSIVE, it fails outside too, INCONCLUSIVE",
        "INCONCLUSIVE, this machine was too slow here, TOO_SLOW",
        "UNSTABLE, 3 x CONFORMS, UNSTABLE"
    })
    void whatNobodyAcceptsByNameIsNotWritten(Verdict verdict, String why, Acceptance needed) throws IOException {
        List<SeenResult> seen = List.of(because("ipc/one", verdict, why), because("ipc/new", verdict, why));
        Set<Acceptance> others = EnumSet.complementOf(EnumSet.of(needed));

        ExpectationUpdate update =
                ExpectationUpdate.of(read(RULES, "1.0", "workspace-write"), seen, new UpdateTerms(others, "known"));

        assertThat(update.text()).isEqualTo(RULES);
        assertThat(update.refused()).containsExactly(Map.entry(needed, 2));
        assertThat(ExpectationUpdate.of(
                                read(RULES, "1.0", "workspace-write"),
                                seen,
                                new UpdateTerms(EnumSet.of(needed), "known"))
                        .text())
                .contains("verdict: " + verdict + " # since ever", "scenario: ipc/new");
    }

    @Test
    void errorIsNeverWritten() throws IOException {
        ExpectationUpdate update = ExpectationUpdate.of(
                read(RULES, "1.0", "workspace-write"),
                List.of(seen("ipc/one", Verdict.ERROR, null)),
                new UpdateTerms(ALL, "known"));

        assertThat(update.text()).isEqualTo(RULES);
        assertThat(update.errors()).isOne();
    }

    @Test
    void draftIsNotReadUntilItsReasonIsFilledIn() throws IOException {
        String draft = update("", seen("ipc/new", Verdict.DEVIATES, "unexplained"));

        assertThatThrownBy(() -> read(draft, "1.0"))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessageEndingWith(
                        "line 7, column 11: the reason is still the placeholder of a draft; say why this is expected, or remove the rule");
        assertThatCode(() -> read(draft.replace("FILL IN why this is expected", "it is known"), "1.0"))
                .doesNotThrowAnyException();
    }

    @Test
    void reasonThatIsGivenIsWritten() throws IOException {
        assertThat(updateForAReason(
                        RULES,
                        seen("ipc/one", Verdict.DEVIATES, "unexplained"),
                        seen("ipc/new", Verdict.DEVIATES, null)))
                .contains("  reason: \"we \\\"know\\\"\"\n\n# all of Python")
                .endsWith("  reason: \"we \\\"know\\\"\"\n")
                .doesNotContain("bind is denied", "it \"was\" seen");
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

    private Expectations excepting(String key) throws IOException {
        read("", "1.0");
        Files.writeString(
                folder.resolve("sandbox.yaml"),
                "does-not-promise: {'%s': they say so}\n".formatted(key),
                StandardOpenOption.APPEND);
        return Expectations.of(SandboxDefinition.read(folder.resolve("sandbox.yaml")));
    }

    private static Subject subject(String scenario) {
        return new Subject(scenario, null, Level.MUST, List.of());
    }

    private static Subject guard(String variant) {
        return new Subject("guard/home", variant, ScenarioKind.SECURITY, Level.MUST, List.of());
    }

    private String update(String rules, SeenResult... seen) throws IOException {
        return ExpectationUpdate.of(read(rules, "1.0", "workspace-write"), List.of(seen), new UpdateTerms(ALL, null))
                .text();
    }

    private String updateForAReason(String rules, SeenResult... seen) throws IOException {
        return ExpectationUpdate.of(
                        read(rules, "1.0", "workspace-write"), List.of(seen), new UpdateTerms(ALL, "we \"know\""))
                .text();
    }

    private Expectations read(String rules, String versions) throws IOException {
        return read(rules, versions, "workspace-write", "workspace-write+network");
    }

    private Expectations read(String rules, String versions, String... policies) throws IOException {
        StringBuilder definition =
                new StringBuilder("name: mine\ntitle: Mine\nversions: [%s]\npolicies:\n".formatted(versions));
        for (String policy : policies) {
            definition.append("  ").append(policy).append(": {argv: [\"{command}\"]}\n");
        }
        Files.writeString(folder.resolve("sandbox.yaml"), definition);
        Path file = folder.resolve("expectations.yaml");
        if (rules.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, rules);
        }
        return Expectations.of(SandboxDefinition.read(folder.resolve("sandbox.yaml")));
    }

    private static SeenResult because(String scenario, Verdict verdict, String reason) {
        SeenResult seen = seen(scenario, verdict, null);
        return new SeenResult(seen.subject(), seen.setting(), verdict, null, reason);
    }

    private static SeenResult seen(String scenario, Verdict verdict, @Nullable String diagnosis) {
        return new SeenResult(
                new Subject(scenario, null, Level.MUST, List.of()),
                new Setting("mine", "1.0", SandboxPolicy.WORKSPACE_WRITE, "process", "none"),
                verdict,
                diagnosis,
                "it \"was\" seen");
    }
}
