package io.sandcheck.report;

import io.sandcheck.campaign.FuzzedInput;
import io.sandcheck.report.json.ReportJson;
import io.sandcheck.report.publication.Publication;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Damaged files of a report. */
public final class FuzzedReports {

    /** All formats are written for one of so many damaged lines: that takes longer than to read it. */
    private static final int WRITTEN = 50;

    private FuzzedReports() {}

    public static List<FuzzedInput> in(Path scratch) throws IOException {
        Path whole = SampleReports.write(
                scratch.resolve("whole"),
                SampleResults.deviating(SampleResults.EXPECTED_DEVIATION),
                SampleResults.of(Verdict.UNAVAILABLE, "no such program"),
                SampleResults.ofFamily(SampleFamilies.LOST_AND_NARROWER),
                SampleReports.hostile());
        Path damaged = Files.createDirectories(scratch.resolve("damaged"));
        Files.copy(whole.resolve(RunFile.FILE_NAME), damaged.resolve(RunFile.FILE_NAME));
        List<byte[]> lines = new ArrayList<>();
        for (String line : Files.readAllLines(whole.resolve(Journal.FILE_NAME))) {
            lines.add((line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        int[] count = {0};
        return List.of(
                FuzzedInput.of("journal line", lines, input -> {
                    Files.write(damaged.resolve(Journal.FILE_NAME), input);
                    try (Report report = Report.open(damaged, false)) {
                        new ReportJson().write(report, OutputStream.nullOutputStream());
                        report.notes();
                        if (count[0]++ % WRITTEN == 0) {
                            Publication.write(damaged, report);
                        }
                    }
                }),
                FuzzedInput.ofFile(
                        "run file", List.of(whole.resolve(RunFile.FILE_NAME)), scratch, RunFile.FILE_NAME, file -> {
                            Path directory = file.resolveSibling("");
                            Files.copy(
                                    whole.resolve(Journal.FILE_NAME),
                                    directory.resolve(Journal.FILE_NAME),
                                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                            try (Report report = Report.open(directory, false)) {
                                report.notes();
                                report.missing();
                                if (count[0]++ % WRITTEN == 0) {
                                    Publication.write(directory, report);
                                }
                            }
                        }));
    }
}
