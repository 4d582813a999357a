package io.sandcheck.cli.reproduce;

import static java.util.Comparator.comparing;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.launcher.PlannedExperiment;
import io.sandcheck.launcher.RunPlan;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;

/**
 * The experiment of a plan that most likely shows what a report describes, according to the expectations of the
 * sandbox.
 */
record LikeliestExperiment(RunPlan plan) {

    private static final int SHOWS_THE_REPORT = 0;
    private static final int DEVIATES = 1;
    private static final int CONFORMS = 2;

    PlannedExperiment get() {
        return plan.experiments().stream()
                .min(comparing(this::expected)
                        .thenComparing(each -> each.circumstances().policy() != SandboxPolicy.WORKSPACE_WRITE))
                .orElseThrow();
    }

    private int expected(PlannedExperiment experiment) {
        Expectation expectation = plan.selection()
                .expectationsOf(experiment.circumstances().sandbox())
                .find(experiment.subject(), experiment.circumstances().setting(plan.host()));
        if (expectation.verdict() == Verdict.CONFORMS || expectation.verdict() == Verdict.NOT_APPLICABLE) {
            return CONFORMS;
        }
        String issue = expectation.issue();
        return issue != null && experiment.subject().sources().contains(issue) ? SHOWS_THE_REPORT : DEVIATES;
    }
}
