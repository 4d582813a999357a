package io.sandcheck.cli.reproduce;

import io.sandcheck.cli.run.Experiments;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Interruption;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.Experiment;
import io.sandcheck.experiment.Laboratory;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.scenario.ScenarioFile;
import io.sandcheck.verdict.Circumstances;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One scenario file in one sandbox under one policy. */
record SingleExperiment(Console console, HostProvider provider, Sandbox sandbox, SandboxPolicy policy) {

    /**
     * Choose what it is made in.
     *
     * @param reference of the sandbox
     * @param policyName null for the one that a user most likely has
     */
    static SingleExperiment of(Console console, HostProvider provider, String reference, @Nullable String policyName) {
        List<Sandbox> named = io.sandcheck.jupiter.SandboxSelection.select(List.of(reference), provider.name());
        if (named.size() != 1) {
            throw new UsageException(
                    "--sandbox: [%s] names %d sandboxes; choose one of them".formatted(reference, named.size()));
        }
        return new SingleExperiment(console, provider, named.get(0), policy(named.get(0), policyName));
    }

    private static SandboxPolicy policy(Sandbox sandbox, @Nullable String name) {
        Set<SandboxPolicy> offered = sandbox.policies().keySet();
        if (name == null) {
            return offered.contains(SandboxPolicy.WORKSPACE_WRITE)
                    ? SandboxPolicy.WORKSPACE_WRITE
                    : offered.stream().findFirst().orElseThrow();
        }
        return offered.stream()
                .filter(policy -> policy.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("--policy: %s, by %s"
                        .formatted(
                                KnownNames.of(
                                                "policy",
                                                offered.stream()
                                                        .map(SandboxPolicy::id)
                                                        .toList())
                                        .unknown(name),
                                sandbox)));
    }

    /** Make it, and whatever shows why it fails. */
    Experiments make(ScenarioFile file) {
        Experiments seen = new Experiments();
        try (Laboratory laboratory = new Laboratory(provider, RunOwner.newRun(), seen, this::say)) {
            Interruption interruption = Interruption.onExit(laboratory::close);
            try {
                seen.finished(result(laboratory, file));
            } finally {
                interruption.tooLate();
            }
        }
        return seen;
    }

    private ScenarioResult result(Laboratory laboratory, ScenarioFile file) {
        Experiment experiment = new Experiment(
                laboratory, new Circumstances(sandbox, policy, HostCondition.NONE), file.spec(), new Diagnostician());
        return experiment.traced(experiment.run(file.workload(), Expectation.CONFORMS), file.workload());
    }

    private void say(String line) {
        console.err().println(Printable.line(line));
        console.err().flush();
    }
}
