package io.sandcheck.cli.reproduce;

import static java.util.Comparator.comparing;

import io.sandcheck.cli.options.ConditionsOption;
import io.sandcheck.cli.options.HostOption;
import io.sandcheck.cli.options.PoliciesOption;
import io.sandcheck.cli.options.SandboxOption;
import io.sandcheck.cli.run.CollectedResults;
import io.sandcheck.cli.run.ResultLine;
import io.sandcheck.cli.run.SingleRun;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Faults;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.experiment.Signature;
import io.sandcheck.launcher.PlannedExperiment;
import io.sandcheck.launcher.RunPlan;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.selection.Selection;
import io.sandcheck.selection.SelectionNames;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Repeats the experiment of a report, and shows all of it. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Reproduce a bug report. Runs one experiment and shows all of it: outside and inside side by side,"
                        + " the probes, the diagnosis, whether it matches the report, and a command line that does the same"
                        + " without Sandcheck.",
        footer = {
            "",
            "Exit codes:",
            "  0  reproduced",
            "  1  not reproduced",
            "  2  the report does not apply to this sandbox, or wrong usage",
            "  3  Sandcheck or the host broke"
        })
public final class ReproduceCommand implements Callable<Integer> {

    private final Console console;
    private final List<String> packages;

    @Parameters(
            paramLabel = "SCENARIO|REPORT",
            description =
                    "A scenario (python/fork-pool), one of its variants ('python/fork-pool[python-3.14]'), or a bug report"
                            + " (24943, '#24943', 'openai/codex#24943' or its URL).")
    private String what = "";

    @Mixin
    private SandboxOption sandbox = new SandboxOption();

    @Mixin
    private PoliciesOption policies = new PoliciesOption();

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private ConditionsOption conditions = new ConditionsOption();

    @Option(names = "--trace", description = "Run strace, and show the system calls that were denied.")
    private boolean trace;

    @Option(
            names = "--all",
            description =
                    "Run all experiments that match, and show the one that comes closest to the report. Default: run"
                            + " the one that is expected to show it, under workspace-write if there is a choice.")
    private boolean all;

    public ReproduceCommand(Console console, List<String> packages) {
        this.console = console;
        this.packages = packages;
    }

    @Override
    public Integer call() {
        Selection selection = OneSandbox.installed(
                Selection.of(new SelectionNames(
                        host.name(), List.of(sandbox.reference()), policies.ids(), conditions.ids())),
                console);
        Sandbox only = OneSandbox.of(selection);
        SingleRun.Finished finished =
                new SingleRun(console, packages, trace).run(selection, what, all ? plan -> plan : this::likeliest);
        return finished.results().results().isEmpty()
                ? ExitCode.BROKEN
                : conclude(finished.results(), new WithoutKit(selection.host(), only, List.of(), finished.scenarios()));
    }

    private RunPlan likeliest(RunPlan plan) {
        PlannedExperiment one = new LikeliestExperiment(plan).get();
        int others = plan.experiments().size() - 1;
        if (others > 0) {
            new Faults(console).print("running one experiment: %s; --all runs %s more".formatted(one.label(), others));
        }
        return plan.only(one::equals);
    }

    /** Show the result that is closest to the report, if there are several. */
    private int conclude(CollectedResults collected, WithoutKit withoutKit) {
        ScenarioResult nearest = collected.results().stream()
                .min(comparing(result -> Signature.of(result).match()))
                .orElseThrow();
        if (collected.results().size() > 1) {
            collected.results().forEach(result -> console.out().println(ResultLine.of(result)));
            console.out().println();
        }
        new ReproducedText(nearest).lines(console).forEach(console.out()::println);
        withoutKit.lines(nearest, collected.host()).forEach(line -> console.out()
                .println(Printable.block(line)));
        console.out().flush();
        return exitCode(nearest);
    }

    private static int exitCode(ScenarioResult result) {
        if (Signature.of(result).match() == Signature.Match.SAME) {
            return ExitCode.AS_EXPECTED;
        }
        Verdict verdict = result.judgement().verdict();
        return switch (verdict) {
            case ERROR -> ExitCode.BROKEN;
            case NOT_APPLICABLE -> ExitCode.USAGE;
            default -> ExitCode.UNEXPECTED;
        };
    }
}
