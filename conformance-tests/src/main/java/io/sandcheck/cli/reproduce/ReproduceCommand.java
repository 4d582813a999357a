package io.sandcheck.cli.reproduce;

import static java.util.Comparator.comparing;

import io.sandcheck.cli.run.Experiments;
import io.sandcheck.cli.run.ResultLine;
import io.sandcheck.cli.run.Trial;
import io.sandcheck.cli.run.Wanted;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.experiment.Signature;
import io.sandcheck.host.HostProvider;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the experiment that a report comes from, and shows all of it. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Make one experiment and show all of it: both arms, the probes, the diagnosis, whether it is what"
                + " the report says, and a command line that does the same without the kit.",
        footer = {
            "",
            "Ends with 0 where it shows what the report says, 1 where it does not, 2 where it does not apply, 3 where the kit broke."
        })
public final class ReproduceCommand implements Callable<Integer> {

    private final Console console;
    private final List<String> packages;

    @Parameters(
            paramLabel = "SCENARIO|ISSUE",
            description = "A scenario, python/fork-pool, one of its variants, 'python/fork-pool[python-3.14]', or the"
                    + " report that scenarios come from: 'openai/codex#24943'.")
    private String what = "";

    @Option(
            names = "--sandbox",
            required = true,
            paramLabel = "NAME[@VERSION]|PATH",
            description = "Sandbox to run it in: one that 'sandcheck list sandboxes' names, or a path to a definition.")
    private String sandbox = "";

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Policy to run under. Can be repeated. Default: all that sandbox and scenario know.")
    private List<String> policies = new ArrayList<>();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "auto",
            description = "Where to run: container, process (this machine), or auto. Default: auto.")
    private String host = "auto";

    @Option(names = "--condition", paramLabel = "CONDITION", description = "Host condition to run on. Default: none.")
    private List<String> conditions = new ArrayList<>();

    @Option(names = "--trace", description = "Show the system calls that were denied, by strace.")
    private boolean trace;

    public ReproduceCommand(Console console, List<String> packages) {
        this.console = console;
        this.packages = packages;
    }

    @Override
    public Integer call() {
        HostProvider provider = Wanted.host(host);
        Trial trial = new Trial(
                console, packages, provider, Wanted.policies(policies), Wanted.conditions(conditions, provider), trace);
        Trial.Made made = trial.make(sandbox, what);
        return made.experiments().results().isEmpty()
                ? ExitCode.BROKEN
                : conclude(made.experiments(), new WithoutKit(provider, made.sandbox(), made.scenarios()));
    }

    /** Of several the one is shown that comes nearest to the report. */
    private int conclude(Experiments seen, WithoutKit withoutKit) {
        ScenarioResult nearest = seen.results().stream()
                .min(comparing(result -> Signature.of(result).match()))
                .orElseThrow();
        if (seen.results().size() > 1) {
            seen.results().forEach(result -> console.out().println(ResultLine.of(result)));
            console.out().println();
        }
        new ReproducedText(nearest).lines(console).forEach(console.out()::println);
        withoutKit.lines(nearest, seen.host()).forEach(line -> console.out().println(Printable.block(line)));
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
