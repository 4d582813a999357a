package io.sandcheck.cli.list;

import io.sandcheck.jupiter.ScenarioDescription;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Level;
import java.util.ArrayList;
import java.util.List;

/** A scenario as a list shows it: its parts are the keys of the JSON. */
record ListedScenario(
        String id, Level level, List<String> source, List<String> requires, List<String> policies, List<String> pythons)
        implements Listed {

    static ListedScenario of(ScenarioDescription scenario) {
        return new ListedScenario(
                scenario.id(),
                scenario.level(),
                scenario.sources(),
                scenario.requires().stream().map(Capability::id).toList(),
                scenario.policies().stream().map(SandboxPolicy::id).toList(),
                scenario.pythons());
    }

    @Override
    public String name() {
        return id;
    }

    @Override
    public String headline() {
        return "%-6s  %s".formatted(level, String.join(", ", source)).stripTrailing();
    }

    @Override
    public List<String> details() {
        List<String> details = new ArrayList<>();
        if (!requires.isEmpty()) {
            details.add("needs " + String.join(", ", requires));
        }
        details.add("under " + String.join(", ", policies));
        if (!pythons.isEmpty()) {
            details.add("with Python " + String.join(", ", pythons));
        }
        return details;
    }
}
