package io.sandcheck.cli.list;

import io.sandcheck.requirement.Requirement;
import io.sandcheck.verdict.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A requirement as a list shows it: its parts are the keys of the JSON. */
record ListedRequirement(
        String id,
        String area,
        Level level,
        String says,
        List<String> scenarios,
        @Nullable String excluded,
        @Nullable String breaks,
        List<String> corresponds)
        implements Listed {

    static ListedRequirement of(Requirement requirement) {
        return new ListedRequirement(
                requirement.id(),
                requirement.area(),
                requirement.level(),
                requirement.says(),
                requirement.scenarios(),
                requirement.excluded(),
                requirement.breaks(),
                requirement.corresponds());
    }

    @Override
    public String name() {
        return id;
    }

    @Override
    public String group() {
        return area;
    }

    @Override
    public String headline() {
        return "%-6s  %s".formatted(level, says);
    }

    @Override
    public List<String> details() {
        List<String> details = new ArrayList<>();
        if (!scenarios.isEmpty()) {
            details.add("tried by " + String.join(", ", scenarios));
        }
        if (excluded != null) {
            details.add("not tried: " + excluded);
        }
        if (breaks != null) {
            details.add("if not: " + breaks);
        }
        if (!corresponds.isEmpty()) {
            details.add("corresponds to " + String.join(", ", corresponds));
        }
        return details;
    }
}
