package io.sandcheck.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.Report;
import io.sandcheck.report.SampleReports;
import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryMarkdownTests {

    private static final int SHOWN_BY_GITHUB = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void countsComeFirstThenWhatIsNotAsExpectedAndHowItRan() throws IOException {
        String text = write(
                SampleResults.conforming("python/fork", SandboxPolicy.READ_ONLY),
                SampleResults.deviating(Expectation.CONFORMS),
                SampleReports.guard(Verdict.CONFORMS, "denied", Expectation.CONFORMS));

        assertThat(text).isEqualTo("""
                ## Sandcheck: 1 of 3 results not as expected

                **Security:** 1 conforms\s\s
                **Compatibility:** 1 conforms, 1 deviates

                | sandbox | security | compatibility | not as expected |
                | --- | --- | --- | --- |
                | codex@<!-- -->0.124.0 | 1 conforms | 1 conforms, 1 deviates | **1** |

                <details open><summary>
                <b>Not as expected: 1 result</b></summary>

                **DEVIATES codex**

                - in: codex@<!-- -->0.124.0 workspace-write: python/forkserver-pool\\[python-3.14\\]
                - what: The sandbox denies bind() on a Unix socket \\[unix-socket-bind-denied\\] (probable)
                - seen: listener.bind(address)
                - why:  Python 3.14 made forkserver the default
                - do:   multiprocessing.set\\_start\\_method('fork')
                - expected: CONFORMS

                </details>

                <details><summary>Run a1 of 2026-01-02T03:04:05Z: complete</summary>

                - sandcheck 0.1.0 run --sandbox codex
                - kernel.release: 6.18
                - lsm: capability,landlock
                - not run: firejail, podman: not named by --sandbox
                </details>

                """);
    }

    @Test
    void whatASandboxWroteIsNoMarkupAndRefersToNobody() throws IOException {
        String text = write(SampleReports.hostile());

        assertThat(text)
                .contains("&lt;/pre&gt;&lt;img src=x onerror=", " \\| \\`code\\` ", "\\u202e")
                .doesNotContain("<img", "</script");
        assertThat(text).doesNotContain("@everyone", "#1", "https://");
        assertThat(text.lines().filter(line -> line.startsWith("|"))).hasSize(3);
    }

    @Test
    void itFitsWhereItIsShownHoweverMuchThereIsToTell() throws IOException {
        ScenarioResult[] many = IntStream.range(0, 1000)
                .mapToObj(i -> SampleReports.guard(Verdict.ESCAPE, i + "x".repeat(5_000), Expectation.CONFORMS))
                .toArray(ScenarioResult[]::new);
        String text = write(many);

        assertThat(text.length()).isLessThan(SHOWN_BY_GITHUB / 2);
        assertThat(text).contains("461 findings more: see the page");
    }

    private String write(ScenarioResult... results) throws IOException {
        try (Report report = Report.open(SampleReports.write(directory, results), false)) {
            return Files.readString(new SummaryMarkdown().writeInto(directory, report));
        }
    }
}
