package io.sandcheck.report.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.SampleReports;
import io.sandcheck.verdict.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page for readers with other colours, screens and browsers, or with paper. */
class PageReadersIT extends InSamplePage {

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void anAccessibilityCheckerFindsNothing(ColorScheme scheme) {
        Page page = open(options().setColorScheme(scheme), "", RESULTS);

        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        cell(page, "#compatibility", "forkserver-pool[python-3.14]").click();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    @Test
    void whatASandboxWroteIsShownAndNeverObeyed() {
        Page page = open(
                SampleReports.hostile(),
                SampleReports.guard(Verdict.ESCAPE, SampleReports.HOSTILE, Expectation.CONFORMS));
        page.locator("details").evaluateAll("all => all.forEach(each => each.open = true)");
        for (Locator link : page.locator(".matrix td a").all()) {
            link.click();
            assertThat(page.locator("#open .experiment")).containsText("<img src=x onerror=");
            assertThat(page.locator("#open .experiment")).containsText("\\u202e");
            page.keyboard().press("Escape");
        }
        page.locator("#text").fill("</script><img");

        assertThat(page.evaluate("document.querySelectorAll('img, iframe, svg, script').length"))
                .isEqualTo(1);
        assertThat(page.evaluate("[...document.querySelectorAll('*')].flatMap(each => [...each.attributes])"
                        + ".filter(each => each.name.startsWith('on') || each.value.startsWith('javascript:')).length"))
                .isEqualTo(0);
        assertThat(page.evaluate("window.obeyed === undefined")).isEqualTo(true);
    }

    @Test
    void withoutJavaScriptAllOfItCanBeRead() {
        Page page = open(options().setJavaScriptEnabled(false), "", RESULTS);
        assertThat(page.locator("#filter")).isHidden();

        cell(page, "#compatibility", "forkserver-pool[python-3.14]").click();
        Locator experiment = page.locator(".experiment").filter(new Locator.FilterOptions().setHasText("forkserver"));
        assertThat(experiment).isInViewport();
        assertThat(experiment).containsText("PermissionError: [Errno 1] Operation not permitted");
        assertThat(page.locator(".experiment")).hasCount(6);
    }

    @Test
    void withoutJavaScriptNothingIsObeyedEither() {
        Page page = open(options().setJavaScriptEnabled(false), "", SampleReports.hostile());

        assertThat(page.locator(".experiment")).hasCount(1);
        assertThat(page.locator("img, iframe, svg")).hasCount(0);
        assertThat(page.locator(".experiment")).containsText("</noscript>");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void verdictsCanBeReadInEveryScheme(ColorScheme scheme) {
        Page page = open(options().setColorScheme(scheme), "", everyVerdict());

        for (Locator chip : page.locator(".legend .chip").all()) {
            assertThat((double) chip.evaluate(CONTRAST)).as(chip.textContent()).isGreaterThan(4.5);
        }
        assertThat((double) page.locator(".where, .left").first().evaluate(CONTRAST))
                .isGreaterThan(4.5);
    }

    /** The contrast of an element's text to what is behind it (WCAG 2.2, 1.4.3). */
    private static final String CONTRAST = """
            element => {
              const parse = color => color.match(/[\\d.]+/g).map(Number);
              const behind = each => {
                const [r, g, b, a = 1] = parse(getComputedStyle(each).backgroundColor);
                return a === 0 ? behind(each.parentElement) : [r, g, b];
              };
              const luminance = rgb => rgb.map(v => v / 255)
                .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
              const [dark, light] = [luminance(parse(getComputedStyle(element).color).slice(0, 3)), luminance(behind(element))]
                .sort((a, b) => a - b);
              return (light + .05) / (dark + .05) + 1e-9;
            }""";

    private static ScenarioResult[] everyVerdict() {
        return Stream.of(Verdict.values())
                .map(verdict -> SampleReports.named("area/" + verdict, verdict))
                .toArray(ScenarioResult[]::new);
    }

    @Test
    void onAPhoneNothingIsWiderThanTheScreen() {
        Page page = open(options().setViewportSize(360, 740), "", RESULTS);

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        cell(page, "#compatibility", "forkserver-pool[python-3.14]").click();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        Locator arms = page.locator("#open .arms section");
        assertThat(arms.nth(1).boundingBox().y).isGreaterThan(arms.nth(0).boundingBox().y);
    }

    /** So many columns that the sandboxes' names stand upright; areas enough for the overview to be wide. */
    @ParameterizedTest
    @CsvSource({"1280,LIGHT", "360,DARK"})
    void thirtySandboxesCanBeReadWithoutScrollingWithinThePage(int width, ColorScheme scheme) {
        Page page = open(options().setViewportSize(width, 740).setColorScheme(scheme), "", SampleMatrices.of(30, 20));

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(page.evaluate(SCROLLED)).isEqualTo(0);
        assertThat(page.locator(".overview tbody tr")).hasCount(30);
        assertThat(page.locator(".matrix .filtered"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setVisible(width < 400));
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.locator("#sandbox").selectOption("sandbox-7@1");
        assertThat(page.locator("#shown")).hasText("20 of 600 results");
        assertThat(page.locator(".matrix td:visible a")).hasCount(20);
    }

    /** How many elements scroll within the page. */
    private static final String SCROLLED = """
            [...document.querySelectorAll('body *')].filter(each => each.closest('dialog') === null
              && /auto|scroll/.test(getComputedStyle(each).overflow)
              && (each.scrollHeight > each.clientHeight || each.scrollWidth > each.clientWidth)).length""";

    @Test
    void onPaperThereIsTheMatrixAndNoForm() {
        Page page = open(RESULTS);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator("#filter")).isHidden();
        assertThat(cell(page, "#compatibility", "forkserver-pool[python-3.14]")).isVisible();
        assertThat(page.locator(".legend")).containsText("✗ dev deviates");
    }
}
