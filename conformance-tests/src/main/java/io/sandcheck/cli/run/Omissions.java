package io.sandcheck.cli.run;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.host.HostKinds;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.launcher.RunPlan;
import io.sandcheck.launcher.ScenarioChoice;
import io.sandcheck.report.RecordedRun.NotRun;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxDefinition.Install.Dockerfile;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.selection.HostSelection;
import io.sandcheck.verdict.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Everything that a run leaves out, and why, so that readers of its report do not think that it was tested. */
final class Omissions {

    private final RunOptions options;
    private final RunPlan plan;

    Omissions(RunOptions options, RunPlan plan) {
        this.options = options;
        this.plan = plan;
    }

    /**
     * Find what is left out.
     *
     * @param all scenarios
     * @param chosen scenarios that were chosen
     * @param part the part of the plan that runs
     */
    List<NotRun> of(List<FoundScenario> all, ScenarioChoice chosen, RunPlan part) {
        List<NotRun> omissions = new ArrayList<>(hosts());
        omissions.addAll(sandboxes());
        List<Subject> variants = chosen.scenarios().stream()
                .flatMap(scenario -> scenario.subjects().stream())
                .filter(subject -> !chosen.includes(subject))
                .toList();
        unchosen(omissions, all.size() - chosen.scenarios().size(), "scenario");
        unchosen(omissions, variants.size(), "variant");
        if (!plan.selection().policies().isEmpty()) {
            omissions.add(new NotRun(unwanted(plan.selection().policies()), "not chosen by --policy"));
        }
        int others = plan.experiments().size() - part.experiments().size();
        if (others > 0) {
            omissions.add(new NotRun(Counts.of(others, "experiment"), "in other shards"));
        }
        return omissions;
    }

    private static void unchosen(List<NotRun> omissions, int number, String what) {
        if (number > 0) {
            omissions.add(new NotRun(Counts.of(number, what), "not chosen by --scenario"));
        }
    }

    /** If the user chose a host, no reason is needed; if the kit chose it, there is one. */
    private List<NotRun> hosts() {
        return HostKinds.all().stream()
                .filter(host -> options.names().host().equals(HostSelection.AUTO)
                        && !host.name().equals(plan.host()))
                .flatMap(host -> host.obstacle().stream().map(obstacle -> new NotRun("host " + host.name(), obstacle)))
                .toList();
    }

    private List<NotRun> sandboxes() {
        Map<String, List<String>> namesOfReason = plan.selection().catalog().definitions().stream()
                .filter(definition -> plan.selection().sandboxes().stream()
                        .noneMatch(sandbox -> sandbox.name().equals(definition.name())))
                .collect(groupingBy(this::reason, TreeMap::new, mapping(SandboxDefinition::name, toList())));
        return namesOfReason.entrySet().stream()
                .map(entry -> new NotRun(String.join(", ", entry.getValue()), entry.getKey()))
                .toList();
    }

    private String reason(SandboxDefinition definition) {
        if (!options.names().sandboxes().isEmpty()) {
            return "not named by --sandbox";
        }
        if (!definition.byDefault()) {
            return "runs only if --sandbox names it";
        }
        return definition.install() instanceof Dockerfile
                ? "is installed into a container, and this is host [%s]".formatted(plan.host())
                : "runs by default only on this machine itself, with --host process";
    }

    private static String unwanted(Set<SandboxPolicy> wanted) {
        List<String> ids = new ArrayList<>(SandboxPolicy.ids());
        wanted.forEach(policy -> ids.remove(policy.id()));
        return "policies " + String.join(", ", ids);
    }
}
