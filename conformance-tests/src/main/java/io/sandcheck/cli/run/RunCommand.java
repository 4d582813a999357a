package io.sandcheck.cli.run;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.expectation.Expectations;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.jupiter.SandboxSelection;
import io.sandcheck.launcher.FoundScenario;
import io.sandcheck.launcher.LauncherException;
import io.sandcheck.launcher.ScenarioLauncher;
import io.sandcheck.launcher.Shard;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.RecordedRun.NotRun;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs scenarios in sandboxes. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Run scenarios in sandboxes, and say what happened and why.")
public final class RunCommand implements Callable<Integer> {

    /** Where the scenarios of the kit are. */
    public static final List<String> PACKAGES = List.of("io.sandcheck.conformance");

    private final Console console;
    private final List<String> packages;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--sandbox",
            paramLabel = "NAME[@VERSION]|PATH",
            description = "Sandbox to run in: one that 'sandcheck list sandboxes' names, or a path to a definition;"
                    + " 'all' for every version of each. Can be repeated. Default: what the host can have.")
    private List<String> sandboxes = new ArrayList<>();

    @Option(
            names = "--scenario",
            paramLabel = "GLOB",
            description =
                    "Scenarios to run: python/*, ipc/unix-socket-bind, or variants: *[python-3.14]. Can be repeated. Default: all.")
    private List<String> scenarios = new ArrayList<>();

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description =
                    "Policy to run under: read-only, read-only+network, workspace-write,"
                            + " workspace-write+network, unrestricted. Can be repeated. Default: all that sandbox and scenario know.")
    private List<String> policies = new ArrayList<>();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "auto",
            description = "Where to run: container, process (this machine), vm (a virtual machine in a container), or"
                    + " auto: a container where there is an engine, else this machine. Default: auto.")
    private String host = "auto";

    @Option(
            names = "--condition",
            paramLabel = "CONDITION",
            description =
                    "Host conditions to run on: none for an ordinary host, one that docs/host-conditions.md describes,"
                            + " or all. Can be repeated. Default: none.")
    private List<String> conditions = new ArrayList<>();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many experiments to make at the same time. Default: as many as there are processors.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "sandcheck-report",
            description = "Where to write the report. Default: sandcheck-report.")
    private Path out = Path.of("sandcheck-report");

    @Option(
            names = "--shard",
            paramLabel = "I/N|env",
            description =
                    "Make only a part of the experiments, the second of three: 2/3. With env, that of this job of"
                            + " a Kubernetes Indexed Job, GitLab, CircleCI or Buildkite. 'sandcheck report' makes one report of all.")
    private @Nullable String shard;

    @Option(
            names = "--durations",
            paramLabel = "RUN",
            description = "Balance shards by how long the experiments took in an earlier run; the same for all shards.")
    private @Nullable Path durations;

    @Option(names = "--strict", description = "Fail for what is better than expected, too.")
    private boolean strict;

    @Option(
            names = "--trace",
            description = "Run what fails in a sandbox once more under strace, and show the system calls that were"
                    + " denied to it.")
    private boolean trace;

    @Option(names = "--dry-run", description = "Print the experiments that would be made, and make none.")
    private boolean dryRun;

    public RunCommand(Console console, List<String> packages) {
        this.console = console;
        this.packages = packages;
    }

    @Override
    public Integer call() {
        if (jobs < 1) {
            throw new UsageException("--jobs: [%d] is not a number of experiments; 1 or more is".formatted(jobs));
        }
        Set<SandboxPolicy> wanted = Wanted.policies(policies);
        HostProvider provider = Wanted.host(host);
        try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
            List<FoundScenario> all = launcher.inPackages(packages);
            ScenarioChoice chosen = ScenarioChoice.of(all, scenarios);
            List<Sandbox> selected = SandboxSelection.select(sandboxes, provider.name());
            Set<HostCondition> hosts = Wanted.conditions(conditions, provider);
            PlannedRun whole = PlannedRun.of(provider.name(), selected, chosen, wanted, hosts);
            requireKnown(launcher, whole.expectations());
            ShardChoice choice = shardChoice();
            PlannedRun plan = choice == null ? whole : whole.part(choice);
            if (dryRun) {
                return print(plan);
            }
            RunOptions options = new RunOptions(sandboxes, host, wanted, hosts, jobs, out, strict, trace);
            RunOwner owner = RunOwner.newRun();
            RecordedRun begun = begun(owner, provider, plan, new Omissions(options, whole).of(all, chosen, plan));
            return new Run(console, launcher, plan, options).execute(owner, begun);
        }
    }

    private RecordedRun begun(RunOwner owner, HostProvider provider, PlannedRun plan, List<NotRun> omissions) {
        List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        return RecordedRun.begun(
                owner.runId(),
                Instant.now(),
                arguments,
                provider,
                plan.sandboxes(),
                plan.experiments().size(),
                plan.shard(),
                omissions);
    }

    private @Nullable ShardChoice shardChoice() {
        if (shard == null && durations != null) {
            throw new UsageException("--durations: balances shards, and there is no --shard");
        }
        try {
            return shard == null ? null : new ShardChoice(Shard.parse(shard, System.getenv()), durations);
        } catch (LauncherException e) {
            throw new UsageException("--shard: " + e.getMessage());
        }
    }

    /** A rule about what does not exist would never speak, and nobody would know. */
    private void requireKnown(ScenarioLauncher launcher, List<Expectations> expectations) {
        List<String> everywhere =
                Stream.concat(packages.stream(), PACKAGES.stream()).distinct().toList();
        List<Subject> known = launcher.inPackages(everywhere).stream()
                .flatMap(scenario -> scenario.subjects().stream())
                .toList();
        List<String> diagnoses = new Diagnostician().ids();
        expectations.forEach(each -> each.requireKnown(known, diagnoses));
    }

    private int print(PlannedRun plan) {
        plan.experiments().forEach(experiment -> console.out().println(Printable.line(experiment.label())));
        console.out()
                .println("%s on host [%s]; nothing was run"
                        .formatted(Counts.of(plan.experiments().size(), "experiment"), plan.host()));
        return ExitCode.AS_EXPECTED;
    }
}
