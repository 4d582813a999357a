package io.sandcheck.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule is only changed as far as what it is about was seen. */
class RuleScopeTests extends WithExpectations {

    private static final String RULE = "- scenario: ipc/one\n  verdict: DEVIATES\n  reason: all\n";
    private static final String[] POLICIES = {"workspace-write", "read-only"};

    @Test
    void aRuleGoesOnlyIfAllItsPoliciesWereSeen() throws IOException {
        SeenResult writing = in(SandboxPolicy.WORKSPACE_WRITE, Verdict.CONFORMS, null);
        SeenResult reading = in(SandboxPolicy.READ_ONLY, Verdict.CONFORMS, null);

        assertThat(updated(read(RULE, "1.0", POLICIES), writing)).endsWith(RULE);
        assertThat(updated(read(RULE, "1.0", POLICIES), writing, reading)).isEmpty();
        assertThat(updated(read(RULE + "  policies: [workspace-write]\n", "1.0", POLICIES), writing))
                .isEmpty();
    }

    @Test
    void aRuleWhoseResultsEndDifferentlyIsNotRewritten() throws IOException {
        assertThat(updated(
                        read(RULE, "1.0", POLICIES),
                        in(SandboxPolicy.WORKSPACE_WRITE, Verdict.UNAVAILABLE, "missing-program"),
                        in(SandboxPolicy.READ_ONLY, Verdict.UNAVAILABLE, "userns-forbidden")))
                .contains("diagnosis: missing-program", "diagnosis: userns-forbidden")
                .endsWith(RULE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    versions: '<3.0'       | versions: "<3.0 <2.0"
                    sandbox: mine          | versions: "<2.0"
                    """)
    void aRuleIsNarrowedWithinTheVersionsThatItIsAbout(String about, String narrowed) throws IOException {
        String versions = about.startsWith("versions") ? "1.0, 2.0, 3.0" : "1.0, 2.0";

        assertThat(updated(read(RULE + "  " + about + "\n", versions, "workspace-write"), passing("2.0")))
                .contains(narrowed)
                .doesNotContain("CONFORMS");
    }

    @Test
    void aVersionThatStillDeviatesKeepsTheRule() throws IOException {
        SeenResult old = new SeenResult(
                subject("ipc/one"),
                new Setting("mine", "1.0", SandboxPolicy.WORKSPACE_WRITE, "process", "none"),
                Verdict.DEVIATES,
                null,
                "seen");

        assertThat(updated(read(RULE, "1.0, 2.0", "workspace-write"), old, passing("2.0")))
                .contains("versions: \"<2.0\"")
                .doesNotContain("CONFORMS");
    }

    @Test
    void aVersionThatADistributionChoseIsTheOneThatTheRuleIsAbout() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
        Files.writeString(folder.resolve("expectations.yaml"), RULE);
        Path file = Files.writeString(folder.resolve("sandbox.yaml"), """
                name: mine
                title: Mine
                versions: ["1.0"]
                install: {dockerfile: Dockerfile, version: [mine, --version]}
                policies: {workspace-write: {argv: ["{command}"]}}
                """);

        assertThat(updated(Expectations.of(SandboxDefinition.read(file)), passing("1.3")))
                .isEmpty();
    }

    @Test
    void aRuleThatNamesTheVersionsBesideItsSandboxGetsNoOthers() throws IOException {
        String rule = RULE + "  sandbox: mine >=1.0\n";

        assertThat(updated(read(rule, "1.0, 2.0", "workspace-write"), passing("2.0")))
                .contains("verdict: CONFORMS")
                .endsWith(rule);
    }

    @Test
    void aRuleAboutAnotherSandboxOfTheFolderNeedsNoPolicyOfThisOne() throws IOException {
        Files.writeString(folder.resolve("expectations.yaml"), """
                - {scenario: ipc/one, sandbox: mine-other, policies: read-only, verdict: DEVIATES, reason: x}
                """);
        Path file = Files.writeString(folder.resolve("sandbox.yaml"), """
                name: mine
                title: Mine
                versions: ["1.0"]
                policies: {workspace-write: {argv: ["{command}"]}}
                variants:
                  other: {title: Another, policies: {read-only: {argv: ["{command}"]}}}
                """);

        for (SandboxDefinition definition : SandboxDefinition.readAll(file)) {
            assertThatCode(() -> Expectations.of(definition).requireKnown(List.of(subject("ipc/one")), List.of()))
                    .as(definition.name())
                    .doesNotThrowAnyException();
        }
    }

    private static String updated(Expectations expectations, SeenResult... seen) {
        return ExpectationUpdate.of(expectations, List.of(seen), new UpdateTerms(ALL, null))
                .text();
    }

    private static SeenResult in(SandboxPolicy policy, Verdict verdict, @Nullable String diagnosis) {
        return new SeenResult(
                subject("ipc/one"), new Setting("mine", "1.0", policy, "process", "none"), verdict, diagnosis, "seen");
    }

    private static SeenResult passing(String version) {
        return new SeenResult(
                subject("ipc/one"),
                new Setting("mine", version, SandboxPolicy.WORKSPACE_WRITE, "process", "none"),
                Verdict.CONFORMS,
                null,
                "seen");
    }
}
