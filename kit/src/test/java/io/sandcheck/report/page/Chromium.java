package io.sandcheck.report.page;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The browser of this machine, and what the pages that it shows do that they should not. */
final class Chromium implements AutoCloseable {

    private static final String REQUIRED = "tests.require.chromium";
    private static final List<String> NAMES = List.of("chromium", "google-chrome", "chromium-browser");

    /** With the name of a directory, each page that was tested is photographed. */
    private static final @Nullable String PICTURES = System.getProperty("page.pictures");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> offences = new ArrayList<>();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Start it; the test is skipped where there is none, and fails there with {@code -Dtests.require.chromium=true}. */
    static Chromium start() {
        Path executable = find().orElseGet(() -> {
            String missing = "there is no Chromium on the PATH (Debian: apt-get install chromium)";
            return Boolean.getBoolean(REQUIRED) ? fail(missing) : abort(missing);
        });
        Playwright playwright =
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    private static Optional<Path> find() {
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Show a file. */
    Page open(Path file, String hash, NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        Page page = context.newPage();
        page.onRequest(request -> {
            if (!request.url().startsWith(file.toUri().toString())) {
                offences.add("it asks for " + request.url());
            }
        });
        page.onDialog(dialog -> {
            offences.add("it opens a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onPopup(popup -> offences.add("it opens a window"));
        page.onPageError(error -> offences.add("its script fails: " + error));
        page.onConsoleMessage(message -> offences.add("it complains: " + message.text()));
        page.navigate(file.toUri() + hash);
        return page;
    }

    /** Return what no page should do: run what was shown, ask for something, complain. */
    List<String> offences() {
        return offences;
    }

    /** Close the pages that were opened. */
    void closePages(String name) {
        for (BrowserContext context : browser.contexts()) {
            if (PICTURES != null) {
                context.pages()
                        .get(0)
                        .screenshot(new Page.ScreenshotOptions().setPath(Path.of(PICTURES, name + ".png")));
            }
            context.close();
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
