package io.sandcheck.cli.list;

import io.sandcheck.jupiter.ScenarioDescription;
import io.sandcheck.requirement.Requirement;
import io.sandcheck.requirement.Requirements;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A scenario as a list shows it: its parts are the keys of the JSON.
 *
 * @param says what it is about, in one sentence; empty if there is none
 */
record ListedScenario(
        String id,
        Level level,
        String says,
        List<String> requirements,
        List<String> source,
        List<String> requires,
        List<String> policies,
        List<String> pythons)
        implements Listed {

    static ListedScenario of(ScenarioDescription scenario) {
        List<Requirement> requirements = Requirements.triedBy(scenario.id());
        return new ListedScenario(
                scenario.id(),
                scenario.level(),
                Objects.requireNonNullElse(scenario.title(), ""),
                requirements.stream().map(Requirement::id).toList(),
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
    public String group() {
        return id.substring(0, id.indexOf('/'));
    }

    @Override
    public String headline() {
        return "%-6s  %-11s  %s"
                .formatted(level, String.join(" ", requirements), says)
                .stripTrailing();
    }

    @Override
    public List<String> details() {
        List<String> details = new ArrayList<>();
        if (!source.isEmpty()) {
            details.add("from " + String.join(", ", source));
        }
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
