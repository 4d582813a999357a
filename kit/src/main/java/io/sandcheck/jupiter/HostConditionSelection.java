package io.sandcheck.jupiter;

import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Which conditions of the host a run is about.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HostConditionSelection {

    private static final String ALL = "all";

    private HostConditionSelection() {}

    /**
     * Find the conditions that are named; where none is, an ordinary host.
     *
     * @param names ids, paths of files such as {@code ../no-bwrap.yaml}, or {@code all} for each that the host can be given, the ordinary host among them
     * @param obstacle says why the host cannot be given a condition
     * @throws HostException where there is no such condition
     */
    public static Set<HostCondition> select(List<String> names, Function<HostCondition, Optional<String>> obstacle) {
        Set<HostCondition> selected = new LinkedHashSet<>();
        for (String name : names) {
            if (name.equals(ALL)) {
                HostCondition.all().stream()
                        .filter(condition -> obstacle.apply(condition).isEmpty())
                        .forEach(selected::add);
            } else {
                selected.add(find(name));
            }
        }
        return selected.isEmpty() ? Set.of(HostCondition.NONE) : selected;
    }

    private static HostCondition find(String name) {
        if (name.contains("/") || name.endsWith(".yaml")) {
            return HostCondition.at(Path.of(name));
        }
        return HostCondition.find(name)
                .orElseThrow(() -> new HostException(HostCondition.known().unknown(name)));
    }
}
