package io.sandcheck.expectation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Subject;
import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that expectations and exceptions from the promise mention must exist. */
class ExpectationNamesTests extends WithExpectations {

    private static final List<Subject> SUBJECTS = List.of(subject("ipc/one"), guard("path"), guard("abstract"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    scenario: ipc/oen                          | column 14: unknown scenario [ipc/oen]; known: ipc/one, guard/home; did you mean ipc/one?
                    scenario: "tools/*"                        | column 14: unknown scenario [tools/*]; known: ipc/one, guard/home
                    {scenario: ipc/one, variant: pth}          | column 32: unknown variant [pth]; known: none
                    {scenario: guard/home, variant: pth}       | column 35: unknown variant [pth]; known: path, abstract; did you mean path?
                    {scenario: ipc/one, diagnosis: unexplaned} | column 34: unknown diagnosis [unexplaned]; known: unexplained; did you mean unexplained?
                    {scenario: ipc/one, policies: [read-only]} | column 34: [mine@1.0] does not offer the policy [read-only]; it offers: workspace-write, workspace-write+network
                    {scenario: ipc/one, sandbox: mine, policies: [read-only]} | column 49: [mine@1.0] does not offer the policy [read-only]; it offers: workspace-write, workspace-write+network
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

    private Expectations excepting(String key) throws IOException {
        read("", "1.0");
        Files.writeString(
                folder.resolve("sandbox.yaml"),
                "does-not-promise: {'%s': they say so}\n".formatted(key),
                StandardOpenOption.APPEND);
        return Expectations.of(SandboxDefinition.read(folder.resolve("sandbox.yaml")));
    }

    private static Subject guard(String variant) {
        return new Subject("guard/home", variant, ScenarioKind.SECURITY, Level.MUST, List.of());
    }
}
