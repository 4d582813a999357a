package io.sandcheck.selection;

import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.selection.SelectionException.Part;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the host conditions of a run. */
final class HostConditionSelection {

    private static final String ALL = "all";

    private HostConditionSelection() {}

    /**
     * Find the named conditions; without names, the ordinary host.
     *
     * @param names ids, paths of files such as {@code ../no-bwrap.yaml}, or {@code all} for each condition that the
     *     host can have, including the ordinary host
     * @throws SelectionException if there is no such condition, or the host cannot have it
     */
    static Set<HostCondition> select(List<String> names, HostProvider host) {
        Set<HostCondition> selected = new LinkedHashSet<>();
        for (String name : names) {
            if (name.equals(ALL)) {
                HostCondition.all().stream()
                        .filter(condition -> host.obstacleTo(condition).isEmpty())
                        .forEach(selected::add);
            } else {
                selected.add(find(name, host));
            }
        }
        return selected.isEmpty() ? Set.of(HostCondition.NONE) : selected;
    }

    private static HostCondition find(String name, HostProvider host) {
        HostCondition condition = isPath(name)
                ? HostCondition.at(Path.of(name))
                : HostCondition.find(name)
                        .orElseThrow(() -> new SelectionException(
                                Part.CONDITION, HostCondition.known().unknown(name)));
        host.obstacleTo(condition).ifPresent(obstacle -> {
            throw new SelectionException(Part.CONDITION, obstacle);
        });
        return condition;
    }

    private static boolean isPath(String name) {
        return name.contains("/") || name.endsWith(".yaml");
    }
}
