package io.sandcheck.report.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import io.sandcheck.json.Json;
import io.sandcheck.report.Journal;
import io.sandcheck.report.publication.Publication;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** 100 sandboxes by 500 scenarios: results of real experiments, over and over again under other names. */
class LargePageIT {

    private static final int SANDBOXES = 100;
    private static final int SCENARIOS = 500;
    private static final int AREAS = 10;

    /** The heap that is enough for everything. */
    private static final String HEAP = "-Xmx256m";

    /** What is asked of the browser takes it no time; whatever else runs on this machine may. */
    private static final HasTextOptions PATIENTLY = new HasTextOptions().setTimeout(60_000);

    @TempDir
    Path directory;

    @Test
    void fiftyThousandResultsAreMergedPublishedOpenedAndFiltered() throws Exception {
        List<Map<String, Object>> real = experiments();
        Path first = replay(real, "first", 0, SANDBOXES / 2);
        Path second = replay(real, "second", SANDBOXES / 2, SANDBOXES);
        Path merged = directory.resolve("merged");
        publish(merged, first, second);

        assertThat(Publication.FORMATS).allMatch(format -> Files.exists(merged.resolve(format.fileName())));
        try (Chromium chromium = Chromium.start()) {
            Page page =
                    chromium.open(merged.resolve("index.html"), "", new NewContextOptions().setViewportSize(1280, 900));
            assertThat(page.locator("#shown")).hasText("50,000 of 50,000 results", PATIENTLY);
            page.locator("#text").fill("area-3/scenario-103");
            assertThat(page.locator("#shown")).hasText("100 of 50,000 results", PATIENTLY);
            page.locator("#sandbox").selectOption("sandbox-77@1");
            assertThat(page.locator("#shown")).hasText("1 of 50,000 results", PATIENTLY);
            page.locator(".matrix td a:visible").click();
            assertThat(page.locator("#open h3")).containsText("area-3/scenario-103");
            page.keyboard().press("Escape");
            page.getByText("Show all").click();
            assertThat(page.locator("#shown")).hasText("50,000 of 50,000 results", PATIENTLY);
            chromium.closePages("fiftyThousandResults");
            assertThat(chromium.offences()).isEmpty();
        }
    }

    private List<Map<String, Object>> experiments() throws IOException {
        Path run = directory.resolve("real");
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass("io.sandcheck.jupiter.WorkloadsTestCase"))
                .configurationParameter("sandcheck.host", "process")
                .configurationParameter("sandcheck.sandboxes", "ref-permits-all,ref-denies-bind,ref-enforces-nothing")
                .configurationParameter("sandcheck.out", run.toString())
                .execute();
        List<Map<String, Object>> results = Files.readAllLines(run.resolve(Journal.FILE_NAME)).stream()
                .map(line -> Json.readObject(line, "result"))
                .toList();
        assertThat(results).extracting(result -> result.get("verdict")).contains("CONFORMS", "DEVIATES", "ESCAPE");
        return results;
    }

    private Path replay(List<Map<String, Object>> real, String name, int from, int to) throws IOException {
        Path run = Files.createDirectories(directory.resolve(name));
        try (Writer journal = Files.newBufferedWriter(run.resolve(Journal.FILE_NAME))) {
            for (int sandbox = from; sandbox < to; sandbox++) {
                for (int scenario = 0; scenario < SCENARIOS; scenario++) {
                    Map<String, Object> result = new LinkedHashMap<>(real.get((sandbox + scenario) % real.size()));
                    result.put("scenario", "area-%d/scenario-%d".formatted(scenario % AREAS, scenario));
                    result.put("variant", null);
                    result.put("sandbox", "sandbox-" + sandbox);
                    result.put("policy", "workspace-write");
                    result.put("network", "off");
                    Json.writeLine(result, journal);
                }
            }
        }
        return run;
    }

    private void publish(Path merged, Path... runs) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, "-XX:+UseSerialGC", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add("io.sandcheck.report.publication.MergeAndPublish");
        command.add(merged.toString());
        List.of(runs).forEach(run -> command.add(run.toString()));
        Path output = directory.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    }
}
