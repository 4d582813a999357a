package io.sandcheck.report.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.Report;
import io.sandcheck.report.SampleFamilies;
import io.sandcheck.report.SampleReports;
import io.sandcheck.report.SampleResults;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The page in a real browser. */
class PageIT extends InChromium {

    private static final String DEVIATION =
            "python/forkserver-pool[python-3.14]~codex@0.124.0~workspace-write~container";

    private static final ScenarioResult[] RESULTS = {
        SampleResults.conforming("python/fork-pool", SandboxPolicy.WORKSPACE_WRITE),
        SampleResults.conforming("python/fork-pool", SandboxPolicy.UNRESTRICTED),
        SampleResults.conforming("ipc/unix-socket-bind", SandboxPolicy.UNRESTRICTED),
        SampleResults.deviating(Expectation.CONFORMS),
        SampleResults.of(Verdict.NOT_APPLICABLE, "no Python 3.10 on this host"),
        SampleReports.guard(Verdict.ESCAPE, "it wrote ~/.bashrc", SampleResults.EXPECTED_DEVIATION),
    };

    @Test
    void theHeaderSaysHowItWentAndWhatDidNotRun() {
        Page page = open(RESULTS);

        assertThat(page).hasTitle("Sandcheck: 2 of 6 results not as expected");
        assertThat(page.locator("header")).containsText("2 of 6 results not as expected");
        assertThat(page.locator(".counts")).containsText("3 conform, 1 deviates, 1 not applicable");
        assertThat(page.locator(".counts")).containsText("1 escape");
        assertThat(page.locator("header")).containsText("Not run, not named by --sandbox: firejail, podman");
        assertThat(page.locator("header")).containsText("kernel 6.18");
    }

    @Test
    void theOverviewCountsTheWorstOfEachAreaAndLeadsToIt() {
        Page page = open(RESULTS);

        Locator line = page.locator(".overview tbody tr").first();
        assertThat(page.locator(".overview thead tr").last().locator("th"))
                .hasText(new String[] {"sandbox", "not as expected", "guard", "ipc", "python"});
        assertThat(line.locator("th, td")).hasText(new String[] {"codex@0.124.0", "2", "⚠ 1", "✓ 1", "✗ 1/3"});
        line.locator("a").last().click();
        assertThat(page.locator("#shown")).hasText("3 of 6 results");
    }

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
    void compatibilityAndSecurityAreApartAndGroupedByArea() {
        Page page = open(RESULTS);

        assertThat(page.locator("#compatibility table")).hasCount(2);
        assertThat(page.locator("#compatibility tbody tr")).hasCount(4);
        assertThat(page.locator("#security table")).hasCount(1);
        assertThat(cell(page, "#security", "write-home")).hasText("⚠ ESC!");
        assertThat(cell(page, "#compatibility", "forkserver-pool[python-3.14]")).hasText("✗ dev!");
    }

    @Test
    void aClickOpensTheExperimentWithItsArmsSideBySide() {
        Page page = open(RESULTS);
        cell(page, "#compatibility", "forkserver-pool[python-3.14]").click();

        Locator experiment = page.locator("#open .experiment");
        assertThat(experiment.locator("h3")).hasText("python/forkserver-pool[python-3.14]");
        assertThat(experiment)
                .containsText("The sandbox denies bind() on a Unix socket [unix-socket-bind-denied] (probable)");
        assertThat(experiment.locator(".probes tbody tr")).hasText("unix-socket-bindgranteddenied: bind EPERM");
        assertThat(experiment.locator(".arms section").nth(0)).containsText("outside: exit 0");
        assertThat(experiment.locator(".arms section").nth(1)).containsText("PermissionError: [Errno 1]");
        assertThat(experiment.locator(".again"))
                .hasText("./sandcheck reproduce 'python/forkserver-pool[python-3.14]'"
                        + " --sandbox ./mine/codex/sandbox.yaml@0.124.0 --policy workspace-write --host container");
        assertThat(page.url()).endsWith("#" + DEVIATION);
        double outside = experiment.locator(".arms section").nth(0).boundingBox().y;
        assertThat(experiment.locator(".arms section").nth(1).boundingBox().y).isEqualTo(outside);
    }

    @Test
    void aFamilyIsATableThatSaysWhereChildrenDiffer() {
        Page page = open(SampleResults.ofFamily(SampleFamilies.LOST_AND_NARROWER));
        cell(page, "#compatibility", "children-keep-network-policy").click();

        Locator experiment = page.locator("#open .experiment");
        assertThat(experiment.locator(".family thead")).containsText("parentchild 1child 2");
        assertThat(experiment.locator(".family tbody tr")).hasText(new String[] {
            "NETWORK_OFFunset\"1\"-",
            "NoNewPrivs11-",
            "connect-xgranteddenied: connect ENETUNREACH-",
            "inheritancenarrowerlost"
        });
        assertThat(experiment.locator(".family tbody b")).hasText(new String[] {"NETWORK_OFF", "connect-x"});
        assertThat(experiment)
                .containsText("connect-x: parent granted, child 1 denied: connect ENETUNREACH (narrower)");
    }

    @Test
    void aLinkToAnExperimentOpensIt() {
        Page page = open(options(), "#" + DEVIATION, RESULTS);
        assertThat(page.locator("#open h3")).hasText("python/forkserver-pool[python-3.14]");

        page.keyboard().press("Escape");
        assertThat(page.locator("#open")).isHidden();
        assertThat(page).hasURL(Pattern.compile("[^#]*"));
        assertThat(cell(page, "#compatibility", "forkserver-pool[python-3.14]")).isFocused();
    }

    @Test
    void theFilterShowsWhatIsAskedForAndTheAddressRemembersIt() {
        Page page = open(RESULTS);
        assertThat(page.locator("#shown")).hasText("6 of 6 results");

        page.locator("button[data-verdict=deviates]").click();
        assertThat(page.locator("#shown")).hasText("1 of 6 results");
        assertThat(page.locator(".matrix tbody tr:visible")).hasCount(1);
        assertThat(page.locator("#security")).isHidden();
        page.locator("button[data-verdict=escape]").click();
        assertThat(page.locator("#shown")).hasText("2 of 6 results");
        page.locator("#text").fill("EPERM bind");
        assertThat(page.locator("#shown")).hasText("1 of 6 results");
        assertThat(page.locator("thead th:visible").getByText("full")).hasCount(0);

        page.reload();
        assertThat(page.locator("#shown")).hasText("1 of 6 results");
        assertThat(page.locator("#text")).hasValue("EPERM bind");
        assertThat(page.locator("button[aria-pressed=true]")).hasCount(2);
        page.getByText("Show all").click();
        assertThat(page.locator("#shown")).hasText("6 of 6 results");
        assertThat(page).hasURL(Pattern.compile("[^#]*"));
    }

    @Test
    void areasAndSandboxesAndWhatIsNotAsExpectedAreFilters() {
        Page page = open(options(), "#?area=python&sandbox=codex%400.124.0", RESULTS);
        assertThat(page.locator("#shown")).hasText("3 of 6 results");
        page.locator("#unexpected").click();
        assertThat(page.locator("#shown")).hasText("1 of 6 results");
        page.locator("#area").selectOption("guard");
        assertThat(page.locator("#shown")).hasText("1 of 6 results");
        assertThat(page.locator("#security")).isVisible();
    }

    @Test
    void theKeyboardGoesThroughTheMatrix() {
        Page page = open(RESULTS);
        page.keyboard().press("/");
        assertThat(page.locator("#text")).isFocused();
        cell(page, "#compatibility", "fork-pool").first().focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        assertThat(page.locator("#open .where")).containsText("unrestricted");
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#open h3")).hasText("python/forkserver-pool[python-3.14]");
        page.keyboard().press("Escape");
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
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
    void aScenarioHasItsTitleOnceForAllItsVariants() {
        Page page = open(SampleMatrices.ofVariants("a", "b"));

        assertThat(page.locator(".matrix tbody th i")).hasText(new String[] {"A pool of processes works"});
        page.locator("#text").fill("pool of processes");
        assertThat(page.locator("#shown")).hasText("2 of 2 results");
        page.locator(".matrix td a").last().click();
        assertThat(page.locator("#open .experiment")).containsText("A pool of processes works");
    }

    @Test
    void onPaperThereIsTheMatrixAndNoForm() {
        Page page = open(RESULTS);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat(page.locator("#filter")).isHidden();
        assertThat(cell(page, "#compatibility", "forkserver-pool[python-3.14]")).isVisible();
        assertThat(page.locator(".legend")).containsText("✗ dev deviates");
    }

    private static Locator cell(Page page, String matrix, String row) {
        return page.locator(matrix + " tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(row, new Page.GetByTextOptions().setExact(true))))
                .locator("td a");
    }

    private static NewContextOptions options() {
        return new NewContextOptions().setViewportSize(1280, 900);
    }

    private Page open(ScenarioResult... results) {
        return open(options(), "", results);
    }

    private Page open(NewContextOptions options, String hash, ScenarioResult... results) {
        SampleReports.write(directory, results);
        try (Report report = Report.open(directory, false)) {
            return chromium.open(new io.sandcheck.report.page.Page().writeInto(directory, report), hash, options);
        }
    }
}
