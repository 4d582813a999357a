package io.sandcheck.cli.run;

import io.sandcheck.cli.options.ConditionsOption;
import io.sandcheck.cli.options.HostOption;
import io.sandcheck.cli.options.OutOption;
import io.sandcheck.cli.options.PoliciesOption;
import io.sandcheck.cli.options.SandboxesOption;
import io.sandcheck.cli.options.ShardOption;
import io.sandcheck.cli.options.VerboseOption;
import io.sandcheck.cli.report.Closing;
import io.sandcheck.cli.report.ClosingReport;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.expectation.Expectations;
import io.sandcheck.host.RunOwner;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.launcher.RunPlan;
import io.sandcheck.launcher.ScenarioChoice;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.launcher.ShardChoice;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.RecordedRun.NotRun;
import io.sandcheck.report.ReportDirectory;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.selection.Selection;
import io.sandcheck.selection.SelectionNames;
import io.sandcheck.verdict.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs scenarios in sandboxes. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Run scenarios in sandboxes, and explain the results.",
            "Without a sandbox, policy or scenario, it shows a demonstration on built-in dummies, in about a minute."
        },
        footer = {
            "",
            "Exit codes:",
            "  0    all results are as expected",
            "  1    a result is not as expected",
            "  2    wrong usage, or nothing ran",
            "  3    Sandcheck or the host broke",
            "  130  interrupted (143 by SIGTERM); the report has what was found until then"
        })
public final class RunCommand implements Callable<Integer> {

    /** Packages that contain the scenarios of the kit. */
    public static final List<String> PACKAGES = List.of("io.sandcheck.conformance");

    private final Console console;
    private final List<String> packages;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SandboxesOption sandboxes = new SandboxesOption();

    @Option(
            names = "--scenario",
            paramLabel = "GLOB",
            description =
                    "Scenarios to run: python/*, ipc/unix-socket-bind, or variants: *[python-3.14]. Can be repeated. Default: all.")
    private List<String> scenarios = new ArrayList<>();

    @Mixin
    private PoliciesOption policies = new PoliciesOption();

    @Mixin
    private HostOption host = new HostOption();

    @Mixin
    private ConditionsOption conditions = new ConditionsOption();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Number of experiments to run at the same time. Default: the number of processors.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin
    private OutOption out = new OutOption();

    @Mixin
    private ShardOption shard = new ShardOption();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            description = "Run each experiment N times. If the verdicts differ, the result is UNSTABLE. Default: 1.")
    private int repeat = 1;

    @Option(names = "--strict", description = "Fail for results that are better than expected, too.")
    private boolean strict;

    @Option(
            names = "--trace",
            description =
                    "Run each failure in a sandbox once more under strace, and show the system calls that were denied.")
    private boolean trace;

    @Mixin
    private VerboseOption verbose = new VerboseOption();

    @Option(names = "--dry-run", description = "Print the experiments, but do not run them.")
    private boolean dryRun;

    public RunCommand(Console console, List<String> packages) {
        this.console = console;
        this.packages = packages;
    }

    @Override
    public Integer call() {
        if (jobs < 1) {
            throw new UsageException("--jobs: [%d] is too small; it must be 1 or more".formatted(jobs));
        }
        if (repeat < 1) {
            throw new UsageException("--repeat: [%d] is too small; it must be 1 or more".formatted(repeat));
        }
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            Demonstration demonstration = demonstrates() ? Demonstration.ofFixtures() : null;
            SelectionNames names = demonstration == null
                    ? new SelectionNames(host.name(), sandboxes.references(), policies.ids(), conditions.ids())
                    : demonstration.names(host.name());
            List<FoundScenario> all = launcher.inPackages(packages);
            ScenarioChoice chosen =
                    ScenarioChoice.of(all, demonstration == null ? scenarios : demonstration.scenarios());
            RunOwner owner = RunOwner.newRun();
            Selection selection = Selection.of(names);
            RunPlan named = RunPlan.of(selection, chosen);
            requireKnown(launcher, all, named.expectations());
            if (dryRun) {
                return print(part(named, demonstration));
            }
            RunOptions options =
                    new RunOptions(names, jobs, out.or("sandcheck-report"), strict, trace, repeat, verbose.wanted());
            ReportDirectory.prepare(options.out());
            Map<Sandbox, String> missing = selection.prepare(owner, this::say);
            missing.values().forEach(this::say);
            RunPlan whole = RunPlan.of(selection.installed(owner, this::say), chosen);
            RunPlan plan = part(whole, demonstration);
            RecordedRun begun = begun(owner, plan, new Omissions(options, whole).of(all, chosen, plan));
            return new Run(console, launcher, plan, options, closing(plan, options, demonstration), missing)
                    .execute(owner, begun);
        }
    }

    /** Without a choice, the user sees the demonstration. */
    private boolean demonstrates() {
        boolean chosen = Stream.of(sandboxes.references(), scenarios, policies.ids(), conditions.ids())
                .anyMatch(each -> !each.isEmpty());
        return !chosen
                && !shard.given()
                && packages.equals(PACKAGES)
                && Demonstration.suits(host.name())
                && !spec.root().commandLine().getParseResult().originalArgs().contains("--tests");
    }

    private Closing closing(RunPlan plan, RunOptions options, @Nullable Demonstration demonstration) {
        ClosingReport report = new ClosingReport(console, options.out(), plan.expectations(), options.verbose());
        if (demonstration == null) {
            return report;
        }
        DemonstrationText text = new DemonstrationText(console, demonstration, options, report);
        text.announce();
        return text;
    }

    private RunPlan part(RunPlan whole, @Nullable Demonstration demonstration) {
        if (demonstration != null) {
            return whole.only(demonstration::includes);
        }
        ShardChoice choice = shard.choice();
        return choice == null ? whole : whole.part(choice);
    }

    private RecordedRun begun(RunOwner owner, RunPlan plan, List<NotRun> omissions) {
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        return RecordedRun.begun(
                owner.runId(),
                Instant.now(),
                arguments,
                plan.selection(),
                plan.experiments().size(),
                plan.shard(),
                omissions);
    }

    /** A rule about something that does not exist would never apply, and nobody would notice. */
    private void requireKnown(ScenarioLauncher launcher, List<FoundScenario> all, List<Expectations> expectations) {
        List<String> everywhere =
                Stream.concat(packages.stream(), PACKAGES.stream()).distinct().toList();
        List<Subject> known = (packages.equals(everywhere) ? all : launcher.inPackages(everywhere))
                .stream().flatMap(scenario -> scenario.subjects().stream()).toList();
        Diagnostician diagnostician = new Diagnostician();
        expectations.forEach(each -> each.requireKnown(known, diagnostician));
    }

    private void say(String line) {
        console.err().println(Printable.line(line));
        console.err().flush();
    }

    private int print(RunPlan plan) {
        plan.experiments().forEach(experiment -> console.out().println(Printable.line(experiment.label())));
        console.out()
                .println("%s on host [%s]; nothing was run"
                        .formatted(Counts.of(plan.experiments().size(), "experiment"), plan.host()));
        return ExitCode.AS_EXPECTED;
    }
}
