package io.sandcheck.cli.report;

import static io.sandcheck.cli.report.SampleResults.DEVIATES;
import static io.sandcheck.sandbox.SandboxPolicy.READ_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers and groups of a closing report. */
class ClosingTablesTests extends PrintedReport {

    private static final List<SandboxPolicy> POLICIES = List.of(
            SandboxPolicy.READ_ONLY,
            SandboxPolicy.WORKSPACE_WRITE,
            SandboxPolicy.WORKSPACE_WRITE_NETWORK,
            SandboxPolicy.UNRESTRICTED);

    @Test
    void scenariosAreGroupedByThePoliciesThatTheyDeviateUnder() {
        SampleResults readOnly = new SampleResults("codex", READ_ONLY);
        print(
                screen.plain(),
                readOnly.deviating("a/one", null, DEVIATES),
                readOnly.deviating("a/two", null, DEVIATES),
                CODEX.deviating("a/one", null, DEVIATES),
                CODEX.deviating("a/two", null, DEVIATES),
                CODEX.deviating("a/three", null, DEVIATES));

        assertThat(screen.out())
                .contains(
                        "  in:   codex@1.0 read-only, workspace-write: a/one, a/two\n  in:   codex@1.0 workspace-write: a/three\n");
    }

    @Test
    void anEscapeIsCountedAsSecurity() {
        print(screen.plain(), CODEX.of("a/b", Verdict.ESCAPE, "it wrote outside of the workspace"));

        assertThat(screen.out()).contains("ESC!").contains("Security:      1 escape\nCompatibility: no results\n");
    }

    @Test
    void whatDoesNotApplyIsCountedByItsReason() {
        print(
                screen.plain(),
                CODEX.of("a/b", Verdict.NOT_APPLICABLE, "no Python 3.10"),
                CODEX.of("a/c", Verdict.NOT_APPLICABLE, "no Python 3.10"));

        assertThat(screen.out())
                .contains("Compatibility: 2 not applicable\nNot applicable: 2 results\n  2 x no Python 3.10\n");
    }

    @Test
    void whatTheMakersDoNotPromiseIsCountedAndSaysWhereTheySaySo() {
        print(
                screen.plain(),
                CODEX.notPromised("guard/one", "https://example.com/why"),
                CODEX.notPromised("guard/two", "https://example.com/why"));

        assertThat(screen.out())
                .contains("\nNot applicable: 2 results\n  2 x not promised: https://example.com/why\n")
                .contains("\nSecurity:      2 not applicable (2 not promised by their makers)\n");
    }

    @Test
    void manySandboxesAreShownInSeveralTablesOfTheWidthThereIs() {
        List<ScenarioResult> results = new ArrayList<>();
        for (int i = 10; i < 22; i++) {
            for (SandboxPolicy policy : POLICIES) {
                results.add(new SampleResults("sandbox-" + i, policy).conforming("python/default-pool", "python-3.14"));
            }
        }
        print(screen.plain(), results.toArray(ScenarioResult[]::new));

        assertThat(screen.out().lines()).allMatch(line -> line.length() <= 100 || line.startsWith("Report:"));
        assertThat(screen.out()).contains("""
                                                     sandbox-10@1.0          sandbox-11@1.0
                                                     ro    ww    ww+n  full  ro    ww    ww+n  full
                        python
                          default-pool[python-3.14]  ok    ok    ok    ok    ok    ok    ok    ok
                        """);
        assertThat(screen.out().lines().filter("python"::equals)).hasSize(6);
    }

    @Test
    void eachTableHasOnlyTheScenariosThatDeviateInItsSandboxes() {
        SampleResults deno = new SampleResults("deno", READ_ONLY);
        SampleResults podman = new SampleResults("podman", READ_ONLY);
        printBriefly(
                screen.plain(29),
                CODEX.deviating("a/one", null, DEVIATES),
                CODEX.conforming("b/two", null),
                deno.conforming("a/one", null),
                deno.conforming("b/two", null),
                podman.conforming("a/one", null),
                podman.deviating("b/two", null, DEVIATES));

        assertThat(screen.out()).contains("""
                no deviation in any scenario:
                  deno@1.0

                       codex@1.0
                       ww
                a
                  one  dev

                       podman@1.0
                       ro
                b
                  two  dev

                """);
    }

    @Test
    void countsAreBrokenToTheWidthThereIs() {
        print(
                screen.plain(30),
                CODEX.of("a/b", Verdict.NOT_APPLICABLE, "no Python 3.10"),
                CODEX.of("a/c", Verdict.INCONCLUSIVE, "it does not work outside"));

        assertThat(screen.out()).contains("""
                Compatibility: 1 inconclusive,
                               1 not
                               applicable
                """);
    }
}
