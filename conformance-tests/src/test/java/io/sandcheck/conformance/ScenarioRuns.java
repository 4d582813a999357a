package io.sandcheck.conformance;

import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.host.RunOwner;
import io.sandcheck.jupiter.RunRequest;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.launcher.RunOutcome;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.selection.Selection;
import io.sandcheck.selection.SelectionNames;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Runs scenarios as the command does. */
public final class ScenarioRuns {

    private ScenarioRuns() {}

    /** Run all scenarios of classes in a sandbox and return the results by their labels. */
    public static Map<String, ScenarioResult> run(String sandbox, String host, Class<?>... classes) {
        return run(SelectionNames.of(host, sandbox), scenario -> true, classes);
    }

    /** Run all scenarios of classes in a sandbox, in containers with a condition, or with all of them. */
    public static Map<String, ScenarioResult> on(String condition, String sandbox, Class<?>... classes) {
        return run(
                new SelectionNames("container", List.of(sandbox), List.of(), List.of(condition)),
                scenario -> true,
                classes);
    }

    /** Run those scenarios of classes that are wanted, under one policy. */
    public static Map<String, ScenarioResult> run(
            String sandbox, String host, SandboxPolicy policy, Predicate<FoundScenario> wanted, Class<?>... classes) {
        return run(new SelectionNames(host, List.of(sandbox), List.of(policy.id()), List.of()), wanted, classes);
    }

    private static Map<String, ScenarioResult> run(
            SelectionNames names, Predicate<FoundScenario> wanted, Class<?>... classes) {
        Map<String, ScenarioResult> results = Collections.synchronizedMap(new TreeMap<>());
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            RunRequest request = new RunRequest(
                    Selection.of(names),
                    (subject, setting) -> true,
                    false,
                    false,
                    RunOwner.newRun(),
                    result -> results.put(
                            result.subject().label() + " " + result.setting().policy()
                                    + (names.conditions().isEmpty()
                                            ? ""
                                            : " on " + result.setting().condition()),
                            result),
                    line -> {});
            RunOutcome outcome = launcher.run(
                    launcher.inClasses(List.of(classes)).stream().filter(wanted).toList(), request, 1);
            if (!outcome.faults().isEmpty()) {
                throw new IllegalStateException(outcome.faults().toString());
            }
        }
        return results;
    }
}
