package io.sandcheck.report.page;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.report.Cell;
import io.sandcheck.report.Finding;
import io.sandcheck.report.RecordedDiagnosis;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.Report;
import io.sandcheck.report.ResultKey;
import io.sandcheck.report.RunSummary;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.shell.ShellWords;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The data for the templates of the page. */
final class PageModel {

    private final Report report;
    private final Map<ScenarioKind, Matrix> matrices = new TreeMap<>(Overview.SECURITY_FIRST);
    private final Overview overview = new Overview();
    private final Excerpt excerpt;

    PageModel(Report report) {
        this.report = report;
        this.excerpt = Excerpt.forResults(report.summary().total());
        report.results().forEachInBrief(this::add);
    }

    private void add(long offset, RecordedResult result) {
        RecordedDiagnosis diagnosis = result.explanation();
        String cause =
                diagnosis == null ? "" : diagnosis.id() + (diagnosis.errno() == null ? "" : " " + diagnosis.errno());
        ResultKey key = ResultKey.of(result);
        Column column = Column.of(result);
        String label = Printable.line(key.label());
        Cell cell = Cell.of(result);
        overview.add(column, result.kind(), Matrix.area(label), cell);
        matrices.computeIfAbsent(result.kind(), Matrix::new)
                .add(column, label, title(result), Printable.line(cause), new Matrix.Entry(cell, id(key), offset));
    }

    private static String title(RecordedResult result) {
        return result.title() == null ? "" : Printable.line(result.title());
    }

    /** Return the id of an experiment on the page, which is also the end of a link to it. */
    static String id(ResultKey key) {
        return Printable.line(key.id());
    }

    /** Return a text on one line, with invisible characters made visible. */
    static String shown(String text) {
        return Printable.line(text);
    }

    /** Return lines, with invisible characters made visible. */
    static String block(List<String> lines) {
        return Printable.block(String.join("\n", lines));
    }

    static String command(RecordedRun run) {
        return run.arguments().isEmpty()
                ? "none: tests of JUnit"
                : shown("sandcheck " + ShellWords.of(run.arguments()));
    }

    RunSummary summary() {
        return report.summary();
    }

    Collection<RecordedRun> runs() {
        return report.run().runs();
    }

    /** Return the number of runs, and how they ended: {@code 5 runs: 4 complete, 1 interrupted}. */
    String runsInWords() {
        Map<String, Long> outcomes =
                runs().stream().collect(groupingBy(RecordedRun::outcome, TreeMap::new, counting()));
        return outcomes.entrySet().stream()
                .map(outcome -> outcome.getValue() + " " + outcome.getKey())
                .collect(joining(", ", RunSummary.counted(runs().size(), "run") + ": ", ""));
    }

    /** Describe briefly where a run took place. */
    static String place(RecordedRun run) {
        Map<String, String> facts = run.machine();
        String engine = facts.containsKey("engine") ? " (Docker " + facts.get("engine") + ")" : "";
        return shown("host %s%s, kernel %s, %s"
                .formatted(
                        run.host(),
                        engine,
                        facts.getOrDefault("kernel.release", "unknown"),
                        facts.getOrDefault("os", "unknown system")));
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
    }

    List<String> notes() {
        return report.notes();
    }

    /** Return the number of results for each verdict; each escape is counted once. */
    Map<Verdict, Integer> counts() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            int count = summary().count(verdict);
            if (count > 0) {
                counts.put(verdict, count);
            }
        }
        return counts;
    }

    Collection<Finding> unexpected() {
        return report.findings().unexpected();
    }

    Collection<Finding> better() {
        return report.findings().better();
    }

    Collection<Finding> expected() {
        return report.findings().expected();
    }

    /** Return the number of results that do not apply, by reason. */
    Map<String, Integer> notApplicable() {
        Map<String, Integer> countOfReason = new TreeMap<>();
        report.findings()
                .notApplicable()
                .forEach(finding -> countOfReason.merge(finding.cause(), finding.count(), Integer::sum));
        return countOfReason;
    }

    Overview overview() {
        return overview;
    }

    Collection<InventoryTable> inventory() {
        return InventoryTable.of(report.inventory());
    }

    Collection<Matrix> matrices() {
        return matrices.values();
    }

    /** Return the policies that columns are about. */
    Collection<SandboxPolicy> policies() {
        return matrices().stream()
                .flatMap(matrix -> matrix.columns().stream())
                .flatMap(column -> SandboxPolicy.find(column.policy()).stream())
                .distinct()
                .sorted(Comparator.comparing(policy -> SandboxPolicy.ids().indexOf(policy.id())))
                .toList();
    }

    Collection<String> areas() {
        return matrices().stream()
                .flatMap(matrix -> matrix.areas().stream())
                .distinct()
                .sorted()
                .toList();
    }

    Collection<String> sandboxes() {
        return matrices().stream()
                .flatMap(matrix -> matrix.columns().stream().map(Column::sandbox))
                .distinct()
                .sorted()
                .toList();
    }

    /** Return the experiments of a row. Each is read from the journal when it is requested. */
    Iterable<ResultView> experiments(Matrix.Row row) {
        return () -> row.entries().stream().map(this::experiment).iterator();
    }

    private ResultView experiment(Matrix.Entry entry) {
        return report.results()
                .at(
                        entry.offset(),
                        OtherFields.SHOWN_ELSEWHERE,
                        (result, object) -> new ResultView(entry.id(), result, object, report.run(), excerpt));
    }

    Asset style() {
        return Asset.STYLE;
    }

    Asset script() {
        return Asset.SCRIPT;
    }
}
