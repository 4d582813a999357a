package io.sandcheck.cli.run;

import static java.util.stream.Collectors.toSet;

import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.expectation.Expectations;
import io.sandcheck.host.HostCondition;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.launcher.Sharding;
import io.sandcheck.report.RecordedRun.RecordedShard;
import io.sandcheck.report.ResultKey;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The experiments that a run consists of.
 *
 * @param host name of the kind of host
 * @param shard which part of a divided run it is; null where it is the whole
 * @param expectations of its sandboxes, as they are at its beginning
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PlannedRun(
        String host,
        List<Sandbox> sandboxes,
        List<Expectations> expectations,
        List<FoundScenario> scenarios,
        List<Experiment> experiments,
        @Nullable RecordedShard shard) {

    /** One of them; where the host lacks what it needs, that is found out when it is made. */
    record Experiment(Subject subject, Circumstances circumstances) {

        String label() {
            return "%s in %s".formatted(subject.label(), circumstances);
        }

        ResultKey key(String host) {
            return ResultKey.of(subject, circumstances.setting(host));
        }
    }

    /**
     * Plan a run.
     *
     * @param policies those wanted; empty for all
     * @param conditions those wanted
     * @throws UsageException where there is nothing to run
     */
    static PlannedRun of(
            String host,
            List<Sandbox> sandboxes,
            ScenarioChoice choice,
            Set<SandboxPolicy> policies,
            Set<HostCondition> conditions) {
        List<Experiment> experiments = choice.scenarios().stream()
                .flatMap(scenario -> scenario.description()
                        .circumstances(sandboxes, policies, conditions)
                        .flatMap(circumstances -> scenario.subjects().stream()
                                .filter(choice::includes)
                                .map(subject -> new Experiment(subject, circumstances))))
                .sorted(Comparator.comparing((Experiment each) ->
                                sandboxes.indexOf(each.circumstances().sandbox()))
                        .thenComparing(each -> each.circumstances().policy())
                        .thenComparing(each -> each.circumstances().condition().id()))
                .toList();
        if (experiments.isEmpty()) {
            throw new UsageException(
                    "There is nothing to run: none of the sandboxes %s offers a policy that is wanted and one of the scenarios is about, on a host with one of the conditions %s; see sandcheck list"
                            .formatted(sandboxes, conditions));
        }
        List<Expectations> expectations = sandboxes.stream()
                .map(Sandbox::definition)
                .distinct()
                .map(Expectations::of)
                .toList();
        return new PlannedRun(host, sandboxes, expectations, choice.scenarios(), experiments, null);
    }

    /** Return the part of it that belongs to a shard. */
    PlannedRun part(ShardChoice choice) {
        Sharding sharding = choice.divide(this);
        List<Experiment> part = experiments.stream()
                .filter(experiment -> sharding.belongs(experiment.key(host).id(), choice.shard()))
                .toList();
        Set<String> ids =
                part.stream().map(experiment -> experiment.subject().scenario()).collect(toSet());
        List<FoundScenario> inPart = scenarios.stream()
                .filter(scenario -> ids.contains(scenario.id()))
                .toList();
        return new PlannedRun(host, sandboxes, expectations, inPart, part, sharding.record(choice.shard()));
    }

    /** Return what tells the experiments apart. */
    List<String> ids() {
        return experiments.stream().map(experiment -> experiment.key(host).id()).toList();
    }
}
