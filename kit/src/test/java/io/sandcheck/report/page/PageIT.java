package io.sandcheck.report.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.sandcheck.report.SampleFamilies;
import io.sandcheck.report.SampleResults;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page in a real browser. */
class PageIT extends InSamplePage {

    private static final String DEVIATION =
            "python/forkserver-pool[python-3.14]~codex@0.124.0~workspace-write~container";

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
    void aScenarioHasItsTitleOnceForAllItsVariants() {
        Page page = open(SampleMatrices.ofVariants("a", "b"));

        assertThat(page.locator(".matrix tbody th i")).hasText(new String[] {"A pool of processes works"});
        page.locator("#text").fill("pool of processes");
        assertThat(page.locator("#shown")).hasText("2 of 2 results");
        page.locator(".matrix td a").last().click();
        assertThat(page.locator("#open .experiment")).containsText("A pool of processes works");
    }
}
