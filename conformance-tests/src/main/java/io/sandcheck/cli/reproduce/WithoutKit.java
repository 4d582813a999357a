package io.sandcheck.cli.reproduce;

import io.sandcheck.experiment.Arm;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.jupiter.ScenarioDescription;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.replay.Replay;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.Tool;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Repeats the steps in a sandbox without the kit.
 *
 * @param tools names of the tools beside the sandbox, for an experiment that is not a scenario of a class
 * @param scenarios that were run
 */
record WithoutKit(HostProvider provider, Sandbox sandbox, List<String> tools, List<FoundScenario> scenarios) {

    List<String> lines(ScenarioResult result, @Nullable Host host) {
        Arm inside = result.inside();
        if (inside == null || host == null) {
            return List.of();
        }
        HostCondition condition =
                HostCondition.find(result.setting().condition()).orElseThrow();
        Optional<String> shell = provider.shell(equipped(result), condition);
        if (shell.isEmpty()) {
            return without("none can make a host with the condition [%s]".formatted(condition));
        }
        Replay replay = new Replay(inside.steps(), sandbox, host);
        Optional<String> obstacle =
                description(result).flatMap(WithoutKit::need).or(replay::obstacle);
        return obstacle.map(what -> without("what runs inside " + what))
                .orElseGet(() -> List.of("", "The same without Sandcheck:", "", replay.commandLine(shell.get())));
    }

    /** Return the sandbox with the tools with which it was tried, if they were installed. */
    private Sandbox equipped(ScenarioResult result) {
        List<String> wanted =
                description(result).map(ScenarioDescription::tools).orElse(tools);
        return provider.installsTools()
                ? sandbox.with(wanted.stream().map(Tool::named).toList())
                : sandbox;
    }

    private Optional<ScenarioDescription> description(ScenarioResult result) {
        return scenarios.stream()
                .filter(scenario -> scenario.id().equals(result.subject().scenario()))
                .map(FoundScenario::description)
                .findFirst();
    }

    private static Optional<String> need(ScenarioDescription scenario) {
        if (scenario.family() != null) {
            return Optional.of("needs a session and its children");
        }
        return scenario.network() ? Optional.of("needs the test network") : Optional.empty();
    }

    private static List<String> without(String why) {
        return List.of("", "No command line can do this without Sandcheck: " + why);
    }
}
