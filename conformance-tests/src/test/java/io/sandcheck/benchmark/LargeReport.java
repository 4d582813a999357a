package io.sandcheck.benchmark;

import io.sandcheck.json.Json;
import io.sandcheck.report.RunFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a report takes of many results, for each of them, against a report of a tenth: 1 if it takes no more. The results
 * are copies of a few, one that conforms and some that are explained.
 */
record LargeReport(Program sandcheck, Scale scale, Path files) {

    private static final int TENTH = 10;
    private static final String MEMORY = "256m";

    List<String> lines() throws Exception {
        Path sample = files.resolve("sample");
        sandcheck.run(
                List.of(
                        "run",
                        "--sandbox=ref-denies",
                        "--sandbox=ref-denies-bind",
                        "--sandbox=ref-misleads",
                        "--scenario=ipc/unix-socket-bind",
                        "--host=process",
                        "--out=" + sample),
                Map.of(),
                0,
                1);
        int few = scale.results() / TENTH;
        return Contest.of(
                        0,
                        Math.max(1, scale.rounds() / 2),
                        contestant(
                                "each of %,d results in a report".formatted(scale.results()), sample, scale.results()),
                        contestant("each of %,d".formatted(few), sample, few))
                .lines();
    }

    private Contestant contestant(String name, Path sample, int results) throws IOException {
        Path directory = Files.createDirectories(files.resolve("of-" + results));
        List<String> lines = Files.readAllLines(sample.resolve("results.jsonl"));
        try (BufferedWriter journal = Files.newBufferedWriter(directory.resolve("results.jsonl"))) {
            for (int i = 0; i < results; i++) {
                journal.write(renamed(lines.get(i % lines.size()), i / lines.size()));
                journal.newLine();
            }
        }
        new RunFile(List.of(), List.of()).write(directory);
        Map<String, String> limit = Map.of("JDK_JAVA_OPTIONS", "-Xmx" + MEMORY);
        return Contestant.of(name, results, () -> sandcheck.run(List.of("report", directory.toString()), limit, 0, 1));
    }

    /** As another scenario: each result is one of its own. */
    private static String renamed(String line, int copy) {
        Map<String, Object> result = new HashMap<>(Json.readObject(line, "result"));
        result.computeIfPresent("scenario", (key, name) -> name + "-" + copy);
        return Json.line(result);
    }
}
