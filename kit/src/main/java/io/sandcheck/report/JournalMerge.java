package io.sandcheck.report;

import io.sandcheck.verdict.Verdict;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * Merges the journals of several runs: of several machines, or of the parts of a divided run. The result does not
 * depend on the order of the journals.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class JournalMerge {

    private static final int MOST_NAMED = 20;

    private final List<Path> directories;
    private final List<JournalReader> journals;
    private final Map<ResultKey, Source> sources = new TreeMap<>();
    private final Map<ResultKey, Set<Verdict>> repeated = new TreeMap<>();

    /** The place of a result. */
    private record Source(int journal, long offset, Verdict verdict) {}

    private JournalMerge(List<Path> directories, List<JournalReader> journals) {
        this.directories = directories;
        this.journals = journals;
    }

    /**
     * Merge the journals of some directories into another one. If several contain the same result, the worst is kept.
     *
     * @throws ReportException if one cannot be read, or the result cannot be written or would replace one of them
     */
    public static void merge(List<Path> directories, Path into) {
        directories.forEach(directory -> requireOther(directory, into));
        directories.forEach(RunFile::read);
        List<JournalReader> journals = new ArrayList<>();
        try {
            directories.forEach(directory -> journals.add(JournalReader.open(directory.resolve(Journal.FILE_NAME))));
            JournalMerge merge = new JournalMerge(directories, journals);
            merge.find();
            merge.write(into);
        } finally {
            journals.forEach(JournalReader::close);
        }
    }

    private static void requireOther(Path directory, Path into) {
        try {
            if (Files.exists(into) && Files.isSameFile(directory, into)) {
                throw new ReportException(
                        "Report [%s] is one of the reports to merge; choose another directory for the result"
                                .formatted(into));
            }
        } catch (IOException e) {
            throw new ReportException(
                    "Report [%s] does not exist; name the directory of a run".formatted(directory), e);
        }
    }

    private void find() {
        for (int i = 0; i < journals.size(); i++) {
            int journal = i;
            journals.get(i).forEach((offset, result) -> {
                ResultKey key = ResultKey.of(result);
                sources.merge(
                        key, new Source(journal, offset, result.verdict()), (one, other) -> worse(key, one, other));
            });
        }
    }

    /** An identical line is not a second result: one of the reports was made from the other. */
    private Source worse(ResultKey key, Source one, Source other) {
        byte[] line = line(one);
        byte[] otherLine = line(other);
        if (Arrays.equals(line, otherLine)) {
            return one;
        }
        Set<Verdict> verdicts = repeated.computeIfAbsent(key, first -> EnumSet.of(one.verdict()));
        verdicts.add(other.verdict());
        int worse = Integer.compare(Severity.of(one.verdict()), Severity.of(other.verdict()));
        return (worse == 0 ? Arrays.compare(line, otherLine) : worse) >= 0 ? one : other;
    }

    private byte[] line(Source source) {
        return journals.get(source.journal()).rawAt(source.offset());
    }

    private void write(Path into) {
        Path file = ReportDirectory.prepare(into).resolve(Journal.FILE_NAME);
        try (OutputStream out =
                new BufferedOutputStream(Channels.newOutputStream(ReportDirectory.openForOneWriter(file)))) {
            for (Source source : sources.values()) {
                out.write(line(source));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new ReportException("Report [%s] could not be written: %s".formatted(file, e.getMessage()), e);
        }
        runFile().write(into);
    }

    private RunFile runFile() {
        Map<String, RecordedRun> runs = new TreeMap<>();
        List<String> notes = new ArrayList<>();
        for (Path directory : directories) {
            RunFile file = RunFile.read(directory);
            file.runs().forEach(run -> runs.put(run.started() + " " + run.id(), run));
            file.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        }
        notes.sort(null);
        if (!repeated.isEmpty()) {
            notes.add("In more than one run: %s; the worst of each is kept"
                    .formatted(RunSummary.counted(repeated.size(), "result")));
        }
        repeated.entrySet().stream()
                .filter(result -> result.getValue().size() > 1)
                .limit(MOST_NAMED)
                .forEach(result ->
                        notes.add("It differs from run to run: %s: %s".formatted(result.getKey(), result.getValue())));
        return new RunFile(List.copyOf(runs.values()), notes);
    }
}
