package io.sandcheck.launcher;

import static java.util.stream.Collectors.toSet;

import io.sandcheck.expectation.Expectations;
import io.sandcheck.report.RecordedRun.RecordedShard;
import io.sandcheck.report.ResultKey;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.selection.Selection;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The experiments of a run.
 *
 * @param selection the host, sandboxes, policies and conditions
 * @param shard which part of a divided run it is; null if it is the whole run
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunPlan(
        Selection selection,
        List<FoundScenario> scenarios,
        List<PlannedExperiment> experiments,
        @Nullable RecordedShard shard) {

    public RunPlan {
        scenarios = List.copyOf(scenarios);
        experiments = List.copyOf(experiments);
    }

    /**
     * Plan a run.
     *
     * @throws LauncherException if there is nothing to run
     */
    public static RunPlan of(Selection selection, ScenarioChoice choice) {
        List<Sandbox> sandboxes = selection.sandboxes();
        List<PlannedExperiment> experiments = choice.scenarios().stream()
                .flatMap(scenario -> scenario.description()
                        .circumstances(selection)
                        .flatMap(circumstances -> scenario.subjects(circumstances.sandbox()).stream()
                                .filter(choice::includes)
                                .map(subject -> new PlannedExperiment(subject, circumstances))))
                .sorted(Comparator.comparing((PlannedExperiment each) ->
                                sandboxes.indexOf(each.circumstances().sandbox()))
                        .thenComparing(each -> each.circumstances().policy())
                        .thenComparing(each -> each.circumstances().condition().id()))
                .toList();
        if (experiments.isEmpty()) {
            throw new LauncherException(
                    "There is nothing to run: no scenario applies to the sandboxes %s with these policies and the host conditions %s; see sandcheck list"
                            .formatted(sandboxes, selection.conditions()));
        }
        return new RunPlan(selection, choice.scenarios(), experiments, null);
    }

    /** Return the part that belongs to a shard. */
    public RunPlan part(ShardChoice choice) {
        Sharding sharding = choice.divide(this);
        List<PlannedExperiment> part = experiments.stream()
                .filter(experiment -> sharding.belongs(experiment.key(host()).id(), choice.shard()))
                .toList();
        return only(part, sharding.record(choice.shard()));
    }

    /** Return the part with the experiments for which a predicate holds. */
    public RunPlan only(Predicate<PlannedExperiment> chosen) {
        return only(experiments.stream().filter(chosen).toList(), shard);
    }

    private RunPlan only(List<PlannedExperiment> part, @Nullable RecordedShard ofPart) {
        Set<String> ids =
                part.stream().map(experiment -> experiment.subject().scenario()).collect(toSet());
        List<FoundScenario> inPart = scenarios.stream()
                .filter(scenario -> ids.contains(scenario.id()))
                .toList();
        return new RunPlan(selection, inPart, part, ofPart);
    }

    /** Return the name of the kind of host. */
    public String host() {
        return selection.host().name();
    }

    /** Return the expectations of its sandboxes, in order. */
    public List<Expectations> expectations() {
        return selection.sandboxes().stream()
                .map(selection::expectationsOf)
                .distinct()
                .toList();
    }

    /** Return the ids that tell the experiments apart. */
    List<String> ids() {
        return experiments.stream()
                .map(experiment -> experiment.key(host()).id())
                .toList();
    }

    /** Return a predicate that tells whether an experiment belongs to the plan. */
    public BiPredicate<Subject, Setting> wanted() {
        Set<String> planned = Set.copyOf(ids());
        return (subject, setting) ->
                planned.contains(ResultKey.of(subject, setting).id());
    }
}
