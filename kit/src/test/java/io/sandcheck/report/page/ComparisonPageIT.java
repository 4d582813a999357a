package io.sandcheck.report.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.sandcheck.report.Report;
import io.sandcheck.report.SampleReports;
import io.sandcheck.report.compare.RunSeries;
import io.sandcheck.report.compare.SampleSeries;
import io.sandcheck.report.publication.Publication;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a comparison in a real browser. */
class ComparisonPageIT extends InChromium {

    @Test
    void itSaysWhatChangedAndWhyWithTheHistoryFirst() {
        Page page = open(SampleSeries.codex(directory), 1280, ColorScheme.LIGHT);

        assertThat(page).hasTitle("Sandcheck comparison: 1 regression");
        assertThat(page.locator(".history thead th").nth(2)).hasText("0.124.0two");
        assertThat(page.locator(".history tbody tr").first()).containsText("guard/write-home");
        assertThat(page.locator(".history tbody tr").last().locator("td")).hasText(new String[] {"✓ ok", "✗ dev!", ""});
        assertThat(page.locator("h2")).hasText(new String[] {
            "History of codex: 2 changed verdicts", "What changed from two to three", "What changed from one to two"
        });
        Locator worse = page.locator(".step").last().locator(".finding").first();
        assertThat(worse).containsText("codex@0.123.0 to 0.124.0");
        assertThat(worse.locator("dd")).hasText(new String[] {
            "✓ CONFORMS it ended so", "✗ DEVIATES [git-denied, EROFS] it ended so: The sandbox denies writing to .git"
        });
        assertThat(page.locator(".step").first()).containsText("write-home was open, and is held");
    }

    @Test
    void itLeadsToTheExperimentInThePageOfItsRun() {
        RunSeries series = SampleSeries.codex(directory);
        series.runs().forEach(run -> {
            try (Report report = Report.open(run.directory(), false)) {
                new io.sandcheck.report.page.Page().writeInto(run.directory(), report);
            }
        });
        Page page = open(series, 1280, ColorScheme.LIGHT);

        Locator link = page.locator(".history tbody tr").last().locator("a").last();
        assertThat((String) link.evaluate("each => each.href"))
                .isEqualTo(directory.resolve("two/index.html").toUri()
                        + "#git%2Fcommit%7Ecodex%400.124.0%7Eworkspace-write%7Econtainer");
        Page run = chromium.open(
                directory.resolve("two/index.html"),
                "#git%2Fcommit%7Ecodex%400.124.0%7Eworkspace-write%7Econtainer",
                new NewContextOptions());
        assertThat(run.locator("#open h3")).hasText("git/commit");
    }

    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "360,DARK"})
    void itCanBeReadOnEveryScreen(int width, ColorScheme scheme) {
        Page page = open(SampleSeries.codex(directory), width, scheme);
        page.locator("details").evaluateAll("all => all.forEach(each => each.open = true)");

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    @Test
    void whatASandboxWroteIsShownAndNeverObeyed() {
        Path one = SampleReports.write(directory.resolve("one <b>"), SampleReports.hostile());
        Path other = SampleReports.write(directory.resolve("other"));
        Page page = open(RunSeries.of(List.of(one, other, one), List.of(), false), 1280, ColorScheme.LIGHT);

        assertThat(page.locator(".step").first()).containsText("<img src=x onerror=");
        assertThat(page.locator("img, iframe, svg, script, header b")).hasCount(0);
        assertThat(page.evaluate("window.obeyed === undefined")).isEqualTo(true);
    }

    private Page open(RunSeries series, int width, ColorScheme scheme) {
        Path page = Publication.write(directory.resolve("out"), series);
        return chromium.open(
                page, "", new NewContextOptions().setViewportSize(width, 900).setColorScheme(scheme));
    }
}
