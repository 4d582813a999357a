package io.sandcheck.report.publication;

import io.sandcheck.report.JournalMerge;
import io.sandcheck.report.Report;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Makes one report of several, in a process of its own: {@code MergeAndPublish INTO RUN...}. */
final class MergeAndPublish {

    private MergeAndPublish() {}

    public static void main(String[] args) {
        List<Path> directories = Arrays.stream(args).map(Path::of).toList();
        JournalMerge.merge(directories.subList(1, directories.size()), directories.get(0));
        try (Report report = Report.open(directories.get(0), false)) {
            Publication.write(directories.get(0), report);
        }
    }
}
