package io.sandcheck.cli;

import io.sandcheck.cli.bisect.BisectCommand;
import io.sandcheck.cli.check.CheckCommand;
import io.sandcheck.cli.doctor.DoctorCommand;
import io.sandcheck.cli.list.ListCommand;
import io.sandcheck.cli.report.CompareCommand;
import io.sandcheck.cli.report.ReportCommand;
import io.sandcheck.cli.reproduce.ExplainCommand;
import io.sandcheck.cli.reproduce.ReproduceCommand;
import io.sandcheck.cli.run.RunCommand;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Faults;
import io.sandcheck.fixture.FixtureException;
import io.sandcheck.launcher.LauncherException;
import io.sandcheck.launcher.ProjectClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself. Without arguments it lists its subcommands. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "sandcheck",
        mixinStandardHelpOptions = true,
        versionProvider = Sandcheck.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tests command sandboxes: what works in them, what fails, why, and what to do about it.",
        footer = {
            "",
            "Exit codes:",
            "  0    everything is as expected",
            "  1    something is not as expected",
            "  2    wrong usage, or nothing ran",
            "  3    Sandcheck or the host broke",
            "  130  interrupted (143 by SIGTERM); the report has what was found until then"
        })
public final class Sandcheck implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--tests",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR|JAR|FILE",
            description =
                    "Add your own scenarios and fixtures: compiled tests (a directory or a jar) or scenario files (one, or"
                            + " a folder of them). Can be repeated.")
    private List<Path> tests = new ArrayList<>();

    public static int execute(Console console, String... arguments) {
        return execute(console, RunCommand.PACKAGES, arguments);
    }

    /**
     * Execute the command.
     *
     * @param packages that contain its scenarios
     * @return the exit code
     */
    public static int execute(Console console, List<String> packages, String... arguments) {
        Faults faults = new Faults(console);
        Sandcheck sandcheck = new Sandcheck();
        return new CommandLine(sandcheck)
                .addSubcommand(new RunCommand(console, packages))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new CheckCommand(console, CheckCommand.GUARDS))
                .addSubcommand(new ReproduceCommand(console, packages))
                .addSubcommand(new ReportCommand(console))
                .addSubcommand(new CompareCommand(console))
                .addSubcommand(new BisectCommand(console, packages))
                .addSubcommand(new ListCommand(console, packages))
                .addSubcommand(new DoctorCommand(console))
                .addSubcommand(new CleanCommand(console))
                .addSubcommand(new CommandLine(new AdapterCommand()).addSubcommand(new CheckAdapterCommand(console)))
                .addSubcommand(new CommandLine(new ExpectationsCommand())
                        .addSubcommand(new UpdateExpectationsCommand(console, System.getenv())))
                .addSubcommand(new HelpCommand())
                .setOut(console.out())
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(console.columns())
                .setParameterExceptionHandler((fault, args) -> faults.usage(fault))
                .setExecutionStrategy(sandcheck::execute)
                .setExecutionExceptionHandler((fault, command, result) -> faults.exitCode(fault))
                .execute(arguments);
    }

    private int execute(ParseResult parsed) {
        if (tests.isEmpty()) {
            return new RunLast().execute(parsed);
        }
        try {
            return ProjectClassLoader.within(tests, () -> new RunLast().execute(parsed));
        } catch (LauncherException | FixtureException e) {
            throw new ExecutionException(parsed.commandSpec().commandLine(), "The tests cannot be used", e);
        }
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /** Reads the version from the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Sandcheck.class.getPackage().getImplementationVersion();
            return new String[] {"sandcheck " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
