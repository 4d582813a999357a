package io.sandcheck.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.json.Json;
import io.sandcheck.report.Journal;
import io.sandcheck.report.Redaction;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTests {

    private static final SampleResults CODEX = new SampleResults("codex", SandboxPolicy.WORKSPACE_WRITE);

    @TempDir
    Path directory;

    private final Screen screen = new Screen();
    private String base = "";
    private String head = "";

    @BeforeEach
    void writeRuns() {
        base = run("base", CODEX.conforming("a/b", null), CODEX.conforming("a/c", null), CODEX.conforming("a/d", null));
        head = run(
                "head",
                CODEX.deviating("a/b", null, SampleResults.DEVIATES),
                CODEX.deviating("a/c", null, SampleResults.DEVIATES),
                CODEX.conforming("a/d", null),
                CODEX.of("a/e", Verdict.ESCAPE, "it wrote outside: \u001b[31m<img>"));
    }

    @Test
    void aRegressionIsToldOnceForAllItsScenariosAndEndsWithOne() {
        assertThat(compare()).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out()).isEqualTo("""
                        Note: BASE does not say where it ran
                        Note: HEAD does not say where it ran

                        WORSE

                        codex@1.0
                          in:   workspace-write: a/b, a/c
                          was:  CONFORMS: it works inside
                          is:   DEVIATES [unix-socket-bind-denied, EPERM]: it fails inside: The sandbox denies bind() on a
                                Unix socket

                        NEW

                        codex@1.0
                          in:   workspace-write: a/e
                          is:   ESCAPE: it wrote outside: \\x1b[31m<img>

                        2 worse, 1 new, 1 unchanged
                        """);
    }

    @Test
    void whatIsAllowedEndsWithZero() {
        assertThat(compare("--allow", "codex:a/*", "--allow", "x/*")).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out())
                .contains("Note: --allow x/*: no result that it matches is worse; you can remove it\n")
                .contains("codex@1.0  (allowed)\n")
                .endsWith("\n2 worse (2 allowed), 1 new, 1 unchanged\n");
    }

    @Test
    void whatIsGoneEndsWithOneUnlessThatIsAllowed() {
        head = run("less", CODEX.conforming("a/b", null));

        assertThat(compare()).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out()).contains("GONE\n").endsWith("\n2 gone, 1 unchanged\n");
        assertThat(compare("--allow-gone")).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).endsWith("\n2 gone (2 allowed), 1 unchanged\n");
    }

    @Test
    void asMarkdownItIsNoMarkupOfASandbox() {
        assertThat(compare("--format", "markdown")).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out())
                .startsWith("## Sandcheck: regression\n\n2 worse, 1 new, 1 unchanged\n\n> BASE does not say")
                .contains(
                        "<details open><summary><b>worse</b></summary>\n\n**codex@<!-- -->1.0**\n\n- in:   workspace-write: a/b, a/c\n")
                .contains("\\\\x1b\\[31m&lt;img&gt;");
    }

    @Test
    void asJsonItHasEachChange() {
        assertThat(compare("--format", "json")).isEqualTo(ExitCode.UNEXPECTED);
        Map<String, Object> document = Json.readObject(screen.out(), "comparison");
        assertThat(document)
                .containsEntry("version", 1)
                .containsEntry("regressions", 2)
                .containsEntry("unchanged", 1);
        assertThat(document.get("changes"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(3);
    }

    @Test
    void ofThreeRunsTheHistoryComesFirstAndTheLastTwoDecide() {
        String third = run("third", CODEX.conforming("a/b", null), CODEX.conforming("a/c", null));

        assertThat(Sandcheck.execute(screen.plain(), "compare", base, head, third))
                .isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out()).startsWith("""
                        HISTORY OF codex

                          1.0  1.0  1.0
                          ok   dev  ok   a/b  workspace-write
                          ok   dev  ok   a/c  workspace-write

                        2 other scenarios: the same verdict in every run

                        FROM head TO third

                        Note: BASE does not say where it ran
                        """).endsWith("\n2 better, 2 gone, 0 unchanged\n");
    }

    @Test
    void withAPlaceToWriteItThereIsAPageToo() {
        Path out = directory.resolve("out");

        assertThat(compare("--out", out.toString())).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out()).endsWith("2 worse, 1 new, 1 unchanged\nPage: %s/comparison.html\n".formatted(out));
        assertThat(out.resolve("comparison.html"))
                .content()
                .contains("2 regressions")
                .contains("&lt;img&gt;")
                .doesNotContain("<img");
        assertThat(out.resolve("comparison.json")).exists();
    }

    @Test
    void oneRunIsTooFew() {
        assertThat(Sandcheck.execute(screen.plain(), "compare", base)).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).contains("RUN");
    }

    @Test
    void aRunComparedToItselfIsUnchanged() {
        head = base;

        assertThat(compare()).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).endsWith("\n3 unchanged\n");
    }

    @Test
    void aRunThatIsNoneAndAFormatThatIsNoneAreErrors() {
        assertThat(compare("--format", "xml")).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).contains("--format");
        head = directory.resolve("nowhere").toString();
        assertThat(compare()).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).contains("nowhere/results.jsonl] does not exist");
    }

    private String run(String name, ScenarioResult... results) {
        Path run = directory.resolve(name);
        try (Journal journal = Journal.open(run, Redaction.of(Map.of()))) {
            List.of(results).forEach(journal::finished);
        }
        return run.toString();
    }

    private int compare(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "compare";
        all[1] = base;
        all[2] = head;
        System.arraycopy(options, 0, all, 3, options.length);
        return Sandcheck.execute(screen.plain(), all);
    }
}
