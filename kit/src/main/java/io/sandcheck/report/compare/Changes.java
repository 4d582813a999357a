package io.sandcheck.report.compare;

import io.sandcheck.report.ResultKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the changes of results. It is first given all earlier results, then all later ones. */
final class Changes {

    private final Pairing pairing;
    private final List<Allowance> allowances;
    private final boolean goneAllowed;
    private final Map<ResultKey, Result> before = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<Allowance> used = new LinkedHashSet<>();
    private int unchanged;

    private record Result(ResultKey key, ComparedResult outcome) {}

    Changes(Pairing pairing, List<Allowance> allowances, boolean goneAllowed) {
        this.pairing = pairing;
        this.allowances = allowances;
        this.goneAllowed = goneAllowed;
    }

    void before(ResultKey key, ComparedResult outcome) {
        before.put(pairing.common(key), new Result(key, outcome));
    }

    void after(ResultKey key, ComparedResult is) {
        Result result = before.remove(pairing.common(key));
        ComparedResult was = result == null ? null : result.outcome();
        kind(was, is).ifPresentOrElse(kind -> add(kind, key, was, is), () -> unchanged++);
    }

    private static Optional<ChangeKind> kind(@Nullable ComparedResult was, ComparedResult is) {
        boolean judgedBefore = was != null && was.badness() >= 0;
        boolean judged = is.badness() >= 0;
        if (was == null || (!judgedBefore && judged)) {
            return Optional.of(ChangeKind.NEW);
        }
        if (judgedBefore && !judged) {
            return Optional.of(ChangeKind.GONE);
        }
        if (was.badness() != is.badness()) {
            return Optional.of(is.badness() > was.badness() ? ChangeKind.WORSE : ChangeKind.BETTER);
        }
        return is.verdict() == was.verdict() && is.sameReasonAs(was)
                ? Optional.empty()
                : Optional.of(ChangeKind.OTHER_REASON);
    }

    private void add(ChangeKind kind, ResultKey key, @Nullable ComparedResult was, @Nullable ComparedResult is) {
        List<Allowance> about = kind == ChangeKind.WORSE
                ? allowances.stream()
                        .filter(allowance -> allowance.isAbout(key))
                        .toList()
                : List.of();
        used.addAll(about);
        changes.add(new Change(kind, key, was, is, !about.isEmpty() || (kind == ChangeKind.GONE && goneAllowed)));
    }

    /** Return all changes, after all results were given. */
    List<Change> sorted() {
        before.values().forEach(result -> add(ChangeKind.GONE, result.key(), result.outcome(), null));
        before.clear();
        changes.sort(Comparator.comparing(Change::kind)
                .thenComparing(change -> !change.aboutSecurity())
                .thenComparing(Change::key));
        return changes;
    }

    int unchanged() {
        return unchanged;
    }

    List<Allowance> unused() {
        return allowances.stream()
                .filter(allowance -> !used.contains(allowance))
                .toList();
    }
}
