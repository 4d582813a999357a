package io.sandcheck.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnexpectedPassTests {

    private static final String RULES = """
            # the first
            - scenario: ipc/one
              verdict: DEVIATES # since ever
              diagnosis: unix-socket-bind-denied
              reason: bind is denied

            # the last
            - {scenario: "python/*", verdict: DEVIATES, reason: "slow"}
            """;

    private final Path folder;

    UnexpectedPassTests(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void ruleThatIsAboutNothingElseIsRemoved() throws IOException {
        assertThat(edits(RULES, "1.0", pass("ipc/one", "1.0")))
                .containsExactly(
                        "in %s remove lines 2 to 5:".formatted(file()),
                        "-- scenario: ipc/one",
                        "-  verdict: DEVIATES # since ever",
                        "-  diagnosis: unix-socket-bind-denied",
                        "-  reason: bind is denied");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    3.0      | <3.0
                    2.0, 3.0 | <2.0
                    1.0      | >1.0
                    1.0, 2.0 | >2.0
                    """)
    void ruleIsAboutFewerVersionsWhereItHoldsForTheOlderOrTheNewer(String passing, String bound) throws IOException {
        SeenResult[] seen = Stream.of(passing.split(", ", -1))
                .map(version -> pass("ipc/one", version))
                .toArray(SeenResult[]::new);

        assertThat(edits(RULES, "3.0, 1.0, 2.0", seen))
                .containsExactly(
                        "in %s narrow the versions of the rule in line 2:".formatted(file()),
                        "+  versions: \"%s\"".formatted(bound));
        Expectations narrowed = read(
                ExpectationUpdate.of(read(RULES, "3.0, 1.0, 2.0"), List.of(seen), UpdateTerms.DRAFT)
                        .text(),
                "3.0, 1.0, 2.0");
        for (String version : List.of("1.0", "2.0", "3.0")) {
            SeenResult result = pass("ipc/one", version);
            assertThat(narrowed.find(result.subject(), result.setting()).verdict())
                    .as(version)
                    .isEqualTo(passing.contains(version) ? Verdict.CONFORMS : Verdict.DEVIATES);
        }
    }

    @Test
    void rangeThatThereIsGetsAnotherBoundAndKeepsItsComment() throws IOException {
        String rules = "- scenario: ipc/one\n  versions: '>=1.0' # as ever\n  verdict: DEVIATES\n  reason: x\n";

        assertThat(edits(rules, "1.0, 2.0", pass("ipc/one", "2.0")))
                .containsExactly(
                        "in %s narrow the versions of the rule in line 1:".formatted(file()),
                        "-  versions: '>=1.0' # as ever",
                        "+  versions: \">=1.0 <2.0\" # as ever");
    }

    @Test
    void versionInTheMiddleGetsARuleOfItsOwn() throws IOException {
        assertThat(edits(RULES, "1.0, 2.0, 3.0", pass("ipc/one", "2.0")))
                .containsExactly(
                        "in %s before line 2, whose rule is about more than this, put:".formatted(file()),
                        "+- scenario: ipc/one",
                        "+  policies: [workspace-write]",
                        "+  versions: \"=2.0\"",
                        "+  verdict: CONFORMS",
                        "+  # seen: conforms since 2.0",
                        "+  reason: FILL IN why this is expected");
    }

    @Test
    void ruleAboutManyScenariosStaysForTheOthers() throws IOException {
        assertThat(edits(RULES, "1.0", pass("python/pool", "1.0")))
                .startsWith(
                        "in %s before line 8, whose rule is about more than this, put:".formatted(file()),
                        "+- scenario: python/pool");
    }

    @Test
    void ruleStaysForTheVariantsThatWereNotSeen() throws IOException {
        assertThat(edits(RULES, "1.0", seen("ipc/one", "path", "1.0", Verdict.CONFORMS)))
                .startsWith("in %s before line 2, whose rule is about more than this, put:".formatted(file()))
                .contains("+  variant: path");
        assertThat(edits(
                        RULES,
                        "1.0",
                        seen("ipc/one", "path", "1.0", Verdict.CONFORMS),
                        seen("ipc/one", "abstract", "1.0", Verdict.CONFORMS)))
                .startsWith("in %s remove lines 2 to 5:".formatted(file()));
    }

    @ParameterizedTest
    @CsvSource({"DEVIATES", "ERROR", "UNAVAILABLE"})
    void ruleStaysForThoseThatDoNotConform(Verdict other) throws IOException {
        assertThat(edits(
                        RULES,
                        "1.0",
                        seen("ipc/one", "path", "1.0", Verdict.CONFORMS),
                        seen("ipc/one", "abstract", "1.0", other)))
                .startsWith("in %s before line 2, whose rule is about more than this, put:".formatted(file()))
                .contains("+  variant: path")
                .doesNotContain("+  variant: abstract");
    }

    @Test
    void ruleStaysForHostsWithoutTheCondition() throws IOException {
        SeenResult pass = pass("ipc/one", "1.0");
        SeenResult onCondition = new SeenResult(
                pass.subject(),
                new Setting("mine", "1.0", SandboxPolicy.WORKSPACE_WRITE, "process", "userns-forbidden"),
                pass.verdict(),
                null,
                pass.reason());

        assertThat(edits(RULES, "1.0", onCondition))
                .startsWith("in %s before line 2, whose rule is about more than this, put:".formatted(file()))
                .contains("+  condition: userns-forbidden");
        assertThat(edits(RULES, "1.0", onCondition, pass)).startsWith("in %s remove lines 2 to 5:".formatted(file()));
    }

    @Test
    void whatNoRuleIsAboutAsksForNoEdit() throws IOException {
        assertThat(edits(RULES, "1.0", pass("ipc/three", "1.0"))).isEmpty();
    }

    private List<String> edits(String rules, String versions, SeenResult... seen) throws IOException {
        return UnexpectedPass.edits(read(rules, versions), List.of(seen)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private Expectations read(String rules, String versions) throws IOException {
        Files.writeString(
                folder.resolve("sandbox.yaml"),
                "name: mine\ntitle: Mine\nversions: ['%s']\npolicies: {workspace-write: {argv: ['{command}']}}\n"
                        .formatted(versions.replace(", ", "', '")));
        Files.writeString(file(), rules);
        return Expectations.of(SandboxDefinition.read(folder.resolve("sandbox.yaml")));
    }

    private Path file() {
        return folder.resolve("expectations.yaml");
    }

    private static SeenResult pass(String scenario, String version) {
        return seen(scenario, null, version, Verdict.CONFORMS);
    }

    private static SeenResult seen(String scenario, @Nullable String variant, String version, Verdict verdict) {
        return new SeenResult(
                new Subject(scenario, variant, Level.MUST, List.of()),
                new Setting("mine", version, SandboxPolicy.WORKSPACE_WRITE, "process", "none"),
                verdict,
                null,
                "conforms since " + version);
    }
}
