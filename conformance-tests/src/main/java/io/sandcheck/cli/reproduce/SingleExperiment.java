package io.sandcheck.cli.reproduce;

import io.sandcheck.cli.run.CollectedResults;
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
import io.sandcheck.selection.Selection;
import io.sandcheck.verdict.Circumstances;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One scenario file in one sandbox under one policy. */
record SingleExperiment(Console console, HostProvider provider, Sandbox sandbox, SandboxPolicy policy) {

    /**
     * Choose the circumstances.
     *
     * @param selection one sandbox, and the host
     * @param policyName null for the policy that a user most likely has
     */
    static SingleExperiment of(Console console, Selection selection, @Nullable String policyName) {
        Sandbox sandbox = OneSandbox.of(selection);
        return new SingleExperiment(console, selection.host(), sandbox, policy(sandbox, policyName));
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

    /** Make the experiment, and everything that shows why it fails. */
    CollectedResults make(ScenarioFile file) {
        CollectedResults seen = new CollectedResults();
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
