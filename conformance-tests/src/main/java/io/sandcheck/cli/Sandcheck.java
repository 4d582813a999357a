package io.sandcheck.cli;

import io.sandcheck.cli.bisect.BisectCommand;
import io.sandcheck.cli.doctor.DoctorCommand;
import io.sandcheck.cli.list.ListCommand;
import io.sandcheck.cli.report.CompareCommand;
import io.sandcheck.cli.report.ReportCommand;
import io.sandcheck.cli.reproduce.ExplainCommand;
import io.sandcheck.cli.reproduce.ReproduceCommand;
import io.sandcheck.cli.run.RunCommand;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Faults;
import java.util.List;
import org.apiguardian.api.API;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command itself, which does nothing without one of its subcommands. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "sandcheck",
        mixinStandardHelpOptions = true,
        versionProvider = Sandcheck.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tells what works in a command sandbox, what does not, and why.",
        footer = {
            "",
            "Exit codes: 0 as expected; 1 not as expected; 2 wrong usage, or nothing ran;",
            "3 the kit or the host broke; 130 interrupted, with a partial report."
        })
public final class Sandcheck implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static int execute(Console console, String... arguments) {
        return execute(console, RunCommand.PACKAGES, arguments);
    }

    /**
     * Execute the command.
     *
     * @param packages where its scenarios are
     * @return the exit code
     */
    public static int execute(Console console, List<String> packages, String... arguments) {
        Faults faults = new Faults(console);
        return new CommandLine(new Sandcheck())
                .addSubcommand(new RunCommand(console, packages))
                .addSubcommand(new ExplainCommand(console))
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
                .setOut(console.out())
                .setErr(console.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(console.columns())
                .setParameterExceptionHandler((fault, args) -> faults.usage(fault))
                .setExecutionExceptionHandler((fault, command, result) -> faults.exitCode(fault))
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
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
