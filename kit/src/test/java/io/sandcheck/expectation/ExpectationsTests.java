package io.sandcheck.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationsTests {

    private static final Setting SETTING =
            new Setting("mine", "0.124.0", SandboxPolicy.WORKSPACE_WRITE, "container", "none");

    private final Path folder;

    ExpectationsTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void define() throws IOException {
        Files.writeString(folder.resolve("sandbox.yaml"), """
                name: mine
                title: My sandbox
                versions: [0.124.0]
                policies:
                  workspace-write:
                    argv: ["{command}"]
                variants:
                  landlock:
                    title: Its other engine
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "python/fork-pool, , true",
        "python/fork-pool, python-3.12, true",
        "python/default-pool, python-3.14, true",
        "python/default-pool, python-3.12, false",
        "python/default-pool, , false",
        "tools/isort-parallel, , true",
        "tools/isort-default, , false"
    })
    void ruleMayListScenariosAndVariantsOfThem(String scenario, @Nullable String variant, boolean matches)
            throws IOException {
        Expectations expectations = read("""
                - scenario: [python/fork-*, "python/default-pool[python-3.14]", tools/isort-parallel]
                  verdict: DEVIATES
                  reason: it applies
                """);

        assertThat(expectations.find(subject(scenario, variant), SETTING).verdict())
                .isEqualTo(matches ? Verdict.DEVIATES : Verdict.CONFORMS);
    }

    @Test
    void variantOfTheSandboxHasTheRulesThatAreAboutAllOrAboutIt() throws IOException {
        Files.writeString(folder.resolve("expectations.yaml"), """
                - {scenario: ipc/a, sandbox: mine, verdict: DEVIATES, reason: base}
                - {scenario: ipc/*, sandbox: mine-landlock, verdict: ESCAPE, reason: variant}
                - {scenario: "*", verdict: UNAVAILABLE, reason: both}
                """);
        SandboxDefinition variant =
                SandboxDefinition.readAll(folder.resolve("sandbox.yaml")).get(1);
        Setting setting = new Setting("mine-landlock", "0.124.0", SandboxPolicy.WORKSPACE_WRITE, "container", "none");

        assertThat(Expectations.of(definition())
                        .find(subject("ipc/a", null), SETTING)
                        .reason())
                .isEqualTo("base");
        assertThat(Expectations.of(variant)
                        .find(subject("ipc/a", null), setting)
                        .reason())
                .isEqualTo("variant");
        assertThat(Expectations.of(variant)
                        .find(subject("python/a", null), setting)
                        .reason())
                .isEqualTo("both");
    }

    @Test
    void sandboxWithoutExpectationsIsExpectedToConform() {
        assertThat(Expectations.of(definition()).find(subject("python/fork-pool", null), SETTING))
                .isSameAs(Expectation.CONFORMS);
    }

    @Test
    void ruleGivesVerdictDiagnosisIssueReasonAndItsPlace() throws IOException {
        Expectations expectations = read("""
                # known
                - scenario: ipc/unix-socket-bind
                  verdict: DEVIATES
                  diagnosis: unix-socket-bind-denied
                  issue: openai/codex#24943
                  reason: bind is denied
                """);

        assertThat(expectations.find(subject("ipc/unix-socket-bind", null), SETTING))
                .isEqualTo(new Expectation(
                        Verdict.DEVIATES,
                        "unix-socket-bind-denied",
                        "openai/codex#24943",
                        "bind is denied",
                        folder.resolve("expectations.yaml") + ":2"));
    }

    @Test
    void firstRuleThatIsAboutTheExperimentDecides() throws IOException {
        Expectations expectations = read("""
                - {scenario: python/default-pool, variant: python-3.14, verdict: DEVIATES, reason: first}
                - {scenario: "python/*", verdict: CONFORMS, reason: second}
                - {scenario: "*", verdict: UNAVAILABLE, reason: third}
                """);

        assertThat(expectations
                        .find(subject("python/default-pool", "python-3.14"), SETTING)
                        .reason())
                .isEqualTo("first");
        assertThat(expectations
                        .find(subject("python/default-pool", "python-3.12"), SETTING)
                        .reason())
                .isEqualTo("second");
        assertThat(expectations
                        .find(subject("python/default-pool", null), SETTING)
                        .reason())
                .isEqualTo("second");
        assertThat(expectations
                        .find(subject("ipc/unix-socketpair", null), SETTING)
                        .reason())
                .isEqualTo("third");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    policies: [workspace-write]                    | true
                    policies: [read-only, workspace-write]         | true
                    policies: [read-only, workspace-write+network] | false
                    host: process                                  | false
                    condition: none                                | true
                    condition: userns-forbidden                  | false
                    versions: ">=0.123 <0.169"                     | true
                    versions: "<0.124"                             | false
                    versions: 0.124                                | true
                    variant: python-3.14                           | false
                    policies: workspace-write                      | true
                    host: [process, container]                     | true
                    host: [process, vm]                            | false
                    condition: [userns-forbidden, none]            | true
                    condition: [userns-forbidden, proc-masked]     | false
                    sandbox: mine                                  | true
                    sandbox: mine-landlock                         | false
                    sandbox: [mine-landlock, mine]                 | true
                    sandbox: mine >=0.123 <0.169                   | true
                    sandbox: [mine <0.124, mine-landlock]          | false
                    """)
    void ruleIsAboutExperimentsThatMeetAllItsConditions(String condition, boolean matches) throws IOException {
        Expectations expectations =
                read("- scenario: '*'\n  verdict: DEVIATES\n  reason: it applies\n  " + condition + "\n");

        assertThat(expectations
                        .find(subject("ipc/unix-socketpair", null), SETTING)
                        .verdict())
                .isEqualTo(matches ? Verdict.DEVIATES : Verdict.CONFORMS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    {verdict: DEVIATES, reason: x}                     | line 1, column 3: missing key [scenario]
                    {scenario: a, reason: x}                           | line 1, column 3: missing key [verdict]
                    {scenario: a, verdict: DEVIATES}                   | line 1, column 3: missing key [reason]
                    {scenario: a, verdict: DEVIATES, reason: ""}       | line 1, column 44: must not be blank
                    {scenario: a, verdict: DEVAITES, reason: x}        | line 1, column 26: unknown verdict [DEVAITES]; known: CONFORMS, DEVIATES, ESCAPE, UNAVAILABLE, INCONCLUSIVE, UNSTABLE, NOT_APPLICABLE; did you mean DEVIATES?
                    {scenario: a, verdict: ERROR, reason: x}           | line 1, column 26: unknown verdict [ERROR]; known: CONFORMS, DEVIATES, ESCAPE, UNAVAILABLE, INCONCLUSIVE, UNSTABLE, NOT_APPLICABLE
                    {scenario: a, verdict: DEVIATES, reasn: x}         | line 1, column 36: unknown key [reasn]; known: sandbox, scenario, variant, policies, host, condition, versions, verdict, diagnosis, issue, reason; did you mean reason?
                    {scenario: a, policies: [workspace-wirte]}         | line 1, column 28: unknown policy [workspace-wirte]; known: read-only, read-only+network, workspace-write, workspace-write+allowlist, workspace-write+network, unrestricted; did you mean workspace-write?
                    {scenario: []}                                     | line 1, column 14: must list one or more; leave the key out to mean all
                    {scenario: a, sandbox: mine-landlok}               | line 1, column 26: unknown sandbox [mine-landlok]; known: mine, mine-landlock; did you mean mine-landlock?
                    {scenario: a, sandbox: [mine 1 - 2]}               | line 1, column 27: [1 - 2] is not a range of versions, as in [>=0.123 <0.169]
                    {scenario: a, policies: []}                        | line 1, column 27: must list one or more; leave the key out to mean all
                    {scenario: a, versions: "0.123 - 0.169"}           | line 1, column 27: [0.123 - 0.169] is not a range of versions, as in [>=0.123 <0.169]
                    {scenario: a, verdict: DEVIATES, diagnosis: A b}   | line 1, column 47: [A b] is not the id of a diagnosis, as in [unix-socket-bind-denied]
                    some text                                          | line 1, column 3: must be a map, not [some text]
                    """)
    void faultIsNamedWithItsPlaceAndWhatIsKnown(String rule, String message) {
        assertThatThrownBy(() -> read("- " + rule + "\n"))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessage("Expectations [" + folder.resolve("expectations.yaml") + "] " + message);
    }

    @Test
    void unknownHostIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> read("- {scenario: a, host: proces}"))
                .hasMessageStartingWith("Expectations [" + folder.resolve("expectations.yaml")
                        + "] line 1, column 23: unknown host [proces]; known: ")
                .hasMessageEndingWith("; did you mean process?");
    }

    @Test
    void fileThatIsNoListIsRefused() {
        assertThatThrownBy(() -> read("scenario: a\n"))
                .hasMessage("Expectations [" + folder.resolve("expectations.yaml")
                        + "] line 1, column 1: must be a list, not a map");
    }

    @Test
    void expectationsThatComeWithTheKitAreWhole() {
        for (SandboxDefinition definition : SandboxCatalog.ofFixtures().definitions()) {
            assertThatCode(() -> Expectations.of(definition)).doesNotThrowAnyException();
        }
    }

    private Expectations read(String yaml) throws IOException {
        Files.writeString(folder.resolve("expectations.yaml"), yaml);
        return Expectations.of(definition());
    }

    private SandboxDefinition definition() {
        return SandboxDefinition.read(folder.resolve("sandbox.yaml"));
    }

    private static Subject subject(String scenario, @Nullable String variant) {
        return new Subject(scenario, variant, Level.MUST, List.of());
    }
}
