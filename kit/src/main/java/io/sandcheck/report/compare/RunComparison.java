package io.sandcheck.report.compare;

import io.sandcheck.report.Inventory;
import io.sandcheck.report.Journal;
import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.ResultKey;
import io.sandcheck.report.RunFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * The comparison of the results of two runs, with its caveats.
 *
 * @param caveats differences between the runs themselves
 * @param changes the worst first, without unchanged results
 * @param unchanged how many results did not change
 * @param inventory lines about acts that became possible or denied in a sandbox
 * @param unused allowances that were not needed
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunComparison(
        List<String> caveats, List<Change> changes, int unchanged, List<String> inventory, List<Allowance> unused) {

    public RunComparison {
        caveats = List.copyOf(caveats);
        changes = List.copyOf(changes);
        inventory = List.copyOf(inventory);
        unused = List.copyOf(unused);
    }

    /**
     * Compare two runs.
     *
     * @param base directory of the earlier report
     * @param head directory of the later report
     * @param allowances accepted regressions
     * @param goneAllowed whether missing results are accepted
     * @throws io.sandcheck.report.ReportException if one of them cannot be read
     */
    public static RunComparison of(Path base, Path head, List<Allowance> allowances, boolean goneAllowed) {
        Pairing pairing = new Pairing();
        Inventory before = new Inventory();
        Inventory after = new Inventory();
        read(base, before::add);
        read(head, after::add);
        read(base, (key, outcome) -> pairing.addBefore(key));
        read(head, (key, outcome) -> pairing.addAfter(key));
        Changes changes = new Changes(pairing, allowances, goneAllowed);
        read(base, changes::before);
        read(head, changes::after);
        Caveats caveats = new Caveats(RunFile.read(base), RunFile.read(head));
        return new RunComparison(
                caveats.lines(), changes.sorted(), changes.unchanged(), after.changesSince(before), changes.unused());
    }

    private static void read(Path directory, BiConsumer<ResultKey, ComparedResult> action) {
        read(directory, result -> action.accept(ResultKey.of(result), ComparedResult.of(result)));
    }

    private static void read(Path directory, Consumer<RecordedResult> action) {
        try (JournalReader journal = JournalReader.open(directory.resolve(Journal.FILE_NAME))) {
            journal.forEach((offset, result) -> action.accept(result));
        }
    }

    /** Return the changes of a kind. */
    public List<Change> of(ChangeKind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    /** Return the number of regressions: results that are worse or gone, and not accepted. */
    public long regressions() {
        return changes.stream().filter(Change::isRegression).count();
    }

    /** Return the counts: {@code 1 worse, 2 better, 210 unchanged}. */
    public String inWords() {
        List<String> counts = new ArrayList<>();
        for (ChangeKind kind : ChangeKind.values()) {
            List<Change> ofKind = of(kind);
            long allowed = ofKind.stream().filter(Change::allowed).count();
            if (!ofKind.isEmpty()) {
                counts.add(
                        ofKind.size() + " " + kind.words() + (allowed == 0 ? "" : " (%d allowed)".formatted(allowed)));
            }
        }
        counts.add(unchanged + " unchanged");
        return String.join(", ", counts);
    }
}
