package io.sandcheck.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apiguardian.api.API;

/**
 * The report of a run, opened for reading: its journal, and everything that is found by reading the journal once.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Report implements AutoCloseable {

    private final RunFile run;
    private final JournalReader results;
    private final boolean strict;
    private final Findings findings = new Findings();
    private final Inventory inventory = new Inventory();
    private final Map<String, RunSummary> places = new TreeMap<>();
    private final Map<String, TestSuite> suites = new LinkedHashMap<>();
    private final List<Long> denials = new ArrayList<>();
    private final Map<String, Integer> repeatedStarts = new TreeMap<>();
    private final Map<String, Integer> unproven = new TreeMap<>();
    private RunSummary summary = RunSummary.NOTHING;

    private Report(RunFile run, JournalReader results, boolean strict) {
        this.run = run;
        this.results = results;
        this.strict = strict;
    }

    /**
     * Open the report of a directory.
     *
     * @param strict whether a result that is better than expected is a failure too
     * @throws ReportException if there is none, or it cannot be read
     */
    public static Report open(Path directory, boolean strict) {
        Report report =
                new Report(RunFile.read(directory), JournalReader.open(directory.resolve(Journal.FILE_NAME)), strict);
        try {
            report.results.forEach(report::add);
            return report;
        } catch (RuntimeException e) {
            report.close();
            throw e;
        }
    }

    private void add(long offset, RecordedResult result) {
        findings.add(result);
        inventory.add(result);
        summary = summary.plus(result);
        String ordinary = result.sandboxLabel();
        places.merge(
                result.onOrdinaryHost() ? ordinary : ordinary + " on " + result.condition(),
                RunSummary.NOTHING.plus(result),
                (before, one) -> before.plus(result));
        suites.computeIfAbsent(result.settingLabel(), TestSuite::new)
                .add(offset, TestStatus.of(result, strict), result.durationMs());
        if (RunSummary.aboutDenial(result)) {
            denials.add(offset);
        }
        if (result.withoutProof()) {
            unproven.merge(result.sandboxLabel(), 1, Integer::sum);
        }
        RecordedArm inside = result.arms().inside();
        if (inside != null && !inside.repeatedStarts().isEmpty()) {
            repeatedStarts.merge(result.sandboxLabel(), inside.repeatedStarts().size(), Integer::sum);
        }
    }

    /** Return what ran, where, and what was left out. */
    public RunFile run() {
        return run;
    }

    /** Return notes about the results as a whole: where they come from, what is missing, what was repeated. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(run.runs().size() > 1 ? missing() : List.of());
        notes.addAll(incomplete());
        notes.addAll(run.notes());
        repeatedStarts.forEach((sandbox, count) -> notes.add("%s of %s failed at random, and %s repeated"
                .formatted(RunSummary.counted(count, "start"), sandbox, count == 1 ? "was" : "were")));
        unproven.forEach((sandbox, count) -> notes.add(
                "%s of %s not judged because of an unproven promise; under does-not-promise, give a link to what its makers say"
                        .formatted(RunSummary.counted(count, "guard"), sandbox)));
        return notes;
    }

    /** Return a line for each part of a divided run that is missing or incomplete; empty if the run was not divided. */
    public List<String> missing() {
        return new Shards(run.runs()).missing();
    }

    /** Return a line for each run that did not end by itself, or has fewer results than experiments, without shards. */
    public List<String> incomplete() {
        List<String> lines = new ArrayList<>();
        boolean alone = run.runs().size() == 1;
        for (RecordedRun each : run.runs()) {
            boolean lacking = alone && summary.total() < each.experiments();
            if ((alone || each.shard() == null) && (!each.complete() || lacking)) {
                String results = alone && each.experiments() > 0
                        ? ": %d of %s".formatted(summary.total(), RunSummary.counted(each.experiments(), "result"))
                        : "";
                lines.add("Run %s is not complete (%s)%s"
                        .formatted(each.label(), each.complete() ? "results are missing" : each.outcome(), results));
            }
        }
        return lines;
    }

    /** Return the results themselves. */
    public JournalReader results() {
        return results;
    }

    /**
     * Pass each result of a guard, and each escape, to an action, with its offset, and without arms, trace and family.
     */
    public void forEachAboutDenial(BiConsumer<Long, RecordedResult> action) {
        denials.forEach(offset -> action.accept(offset, results.inBriefAt(offset)));
    }

    /** Return the counts of the results. */
    public RunSummary summary() {
        return summary;
    }

    /** Return the summary of each sandbox, by its version and the condition of its host, if it has one. */
    public Map<String, RunSummary> places() {
        return Collections.unmodifiableMap(places);
    }

    /** Return a test suite for each sandbox and policy, in the order of the journal. */
    public Collection<TestSuite> suites() {
        return Collections.unmodifiableCollection(suites.values());
    }

    /** Return what commands can do although policies forbid it. */
    public Inventory inventory() {
        return inventory;
    }

    /** Return the findings. */
    public Findings findings() {
        return findings;
    }

    /** Tell whether a result that is better than expected is a failure too. */
    public boolean strict() {
        return strict;
    }

    @Override
    public void close() {
        results.close();
    }
}
