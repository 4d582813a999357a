package io.sandcheck.cli.report;

import io.sandcheck.report.Cell;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The cells of a table: which scenarios, sandboxes and policies there are, and what is to be seen of them. */
final class ResultGrid {

    private final boolean whole;
    private final Map<String, EnumMap<SandboxPolicy, Map<String, Cell>>> cellsOfSandbox = new TreeMap<>();
    private final Map<String, Set<String>> rowsOfArea = new TreeMap<>();

    /** Make one of all scenarios if it is to be whole, otherwise of those that do not conform everywhere. */
    ResultGrid(boolean whole) {
        this.whole = whole;
    }

    void add(String sandbox, SandboxPolicy policy, String label, Cell cell) {
        cellsOfSandbox
                .computeIfAbsent(sandbox, name -> new EnumMap<>(SandboxPolicy.class))
                .computeIfAbsent(policy, name -> new HashMap<>())
                .put(label, cell);
        rowsOfArea.computeIfAbsent(area(label), area -> new TreeSet<>()).add(label);
    }

    static String area(String label) {
        return label.substring(0, Math.max(0, label.indexOf('/')));
    }

    /** Return the scenarios of each area. */
    Map<String, Set<String>> rows() {
        return Collections.unmodifiableMap(rowsOfArea);
    }

    Set<String> sandboxes() {
        return Collections.unmodifiableSet(cellsOfSandbox.keySet());
    }

    /** Leave out rows with nothing to see, and return their number. */
    int hideSound() {
        if (whole) {
            return 0;
        }
        int before = count();
        rowsOfArea.values().forEach(rows -> rows.removeIf(this::isSound));
        rowsOfArea.values().removeIf(Set::isEmpty);
        return before - count();
    }

    private int count() {
        return rowsOfArea.values().stream().mapToInt(Set::size).sum();
    }

    private boolean isSound(String row) {
        return cells(row, cellsOfSandbox.keySet()).allMatch(Cell::sound);
    }

    /** A page only has rows with something to see in its sandboxes. */
    boolean isShown(String row, Collection<String> sandboxes) {
        return cells(row, sandboxes).anyMatch(cell -> whole || !cell.sound());
    }

    private Stream<Cell> cells(String row, Collection<String> sandboxes) {
        return sandboxes.stream()
                .flatMap(sandbox -> cellsOf(sandbox).values().stream())
                .flatMap(cells -> Stream.ofNullable(cells.get(row)));
    }

    boolean hasRows(String sandbox) {
        return rowsOfArea.values().stream().flatMap(Collection::stream).anyMatch(row -> isShown(row, List.of(sandbox)));
    }

    Set<SandboxPolicy> policiesOf(String sandbox) {
        return cellsOf(sandbox).keySet();
    }

    Map<SandboxPolicy, Map<String, Cell>> cellsOf(String sandbox) {
        return cellsOfSandbox.getOrDefault(sandbox, new EnumMap<>(SandboxPolicy.class));
    }

    boolean hasGaps() {
        return cellsOfSandbox.values().stream()
                .flatMap(columns -> columns.values().stream())
                .anyMatch(cells -> cells.size() < count());
    }
}
