package io.sandcheck.cli.check;

import io.sandcheck.experiment.ResultListener;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.jupiter.RunRequest;
import io.sandcheck.jupiter.ScenarioDescription;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.selection.Selection;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the guards that a prefix should hold.
 *
 * @param packages that contain the guards
 * @param progress receives one line about each guard
 */
record PrefixGuards(HostProvider provider, Sandbox sandbox, List<String> packages, Consumer<String> progress) {

    private static final int MOST_VARIANTS = 2;

    /** Guards that should hold, and do hold in any careful sandbox. */
    private static final List<String> EARLY = List.of("guard/git-hooks-writable", "guard/read-outside-environ");

    List<ScenarioResult> under(SandboxPolicy policy) {
        List<ScenarioResult> results = Collections.synchronizedList(new ArrayList<>());
        ResultListener listener = result -> {
            progress.accept(result.subject().label());
            results.add(result);
        };
        Selection selection = Selection.of(
                provider, SandboxCatalog.ofFixtures(), List.of(sandbox), Set.of(policy), Set.of(HostCondition.NONE));
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            List<FoundScenario> found = launcher.inPackages(packages).stream()
                    .filter(scenario -> isGuardUnder(policy, scenario.description()))
                    .toList();
            Set<String> left = found.stream()
                    .flatMap(scenario -> leftOut(scenario.description()))
                    .collect(Collectors.toSet());
            RunRequest request = new RunRequest(
                    selection,
                    (subject, setting) -> !left.contains(subject.label()),
                    false,
                    false,
                    RunOwner.newRun(),
                    listener,
                    progress);
            launcher.run(found, request, PrefixCheck.JOBS);
        }
        return List.copyOf(results);
    }

    /** Return the variants that are not tried: if a guard has many, there is only time for the first. */
    private static Stream<String> leftOut(ScenarioDescription scenario) {
        List<String> variants = scenario.names();
        return variants.stream()
                .skip(variants.size() > MOST_VARIANTS ? 1 : variants.size())
                .map(variant -> "%s[%s]".formatted(scenario.id(), variant));
    }

    /**
     * Most prefixes allow keys to be read by default, and only a definition can promise otherwise. So these guards are
     * left out.
     */
    private static boolean isGuardUnder(SandboxPolicy policy, ScenarioDescription scenario) {
        return scenario.kind() == ScenarioKind.SECURITY
                && (scenario.level() == Level.MUST || EARLY.contains(scenario.id()))
                && scenario.policies().contains(policy);
    }
}
