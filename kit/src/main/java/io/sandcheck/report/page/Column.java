package io.sandcheck.report.page;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.ResultKey;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.Version;
import java.util.Comparator;
import java.util.List;

/**
 * A column of a matrix: a sandbox under a policy on a host.
 *
 * @param sandbox with its version: {@code codex@0.124.0}
 * @param place the kind of host, with its condition if it has one
 */
record Column(String sandbox, String policy, String place) implements Comparable<Column> {

    private static final Comparator<Column> ORDER = Comparator.comparing(Column::name)
            .thenComparing(Column::version)
            .thenComparing(Column::sandbox)
            .thenComparing(Column::place)
            .thenComparing(column -> SandboxPolicy.ids().indexOf(column.policy()));

    static Column of(RecordedResult result) {
        return new Column(
                Printable.line(result.sandboxLabel()),
                result.policyId(),
                Printable.line(ResultKey.of(result).hostLabel()));
    }

    private String name() {
        return sandbox.substring(0, sandbox.lastIndexOf('@'));
    }

    private Version version() {
        String text = sandbox.substring(sandbox.lastIndexOf('@') + 1);
        return Version.find(text).orElseGet(() -> new Version(List.of(), List.of(text)));
    }

    /** Return the name of the group in the head of the matrix. */
    String group() {
        return sandbox + " on " + place;
    }

    /** Return the name of the column beside a cell: {@code codex@0.124.0 ww}. */
    String inShort() {
        return sandbox + " " + shortPolicy() + (place.contains(" ") ? " " + place : "");
    }

    String shortPolicy() {
        return SandboxPolicy.find(policy).map(SandboxPolicy::shortId).orElse(policy);
    }

    @Override
    public int compareTo(Column other) {
        return equals(other) ? 0 : ORDER.compare(this, other);
    }
}
