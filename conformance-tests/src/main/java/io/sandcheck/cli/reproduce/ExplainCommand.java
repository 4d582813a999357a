package io.sandcheck.cli.reproduce;

import io.sandcheck.cli.options.HostOption;
import io.sandcheck.cli.options.SandboxOption;
import io.sandcheck.cli.run.CollectedResults;
import io.sandcheck.cli.terminal.CommandName;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.scenario.Demands;
import io.sandcheck.scenario.FileWorkload;
import io.sandcheck.scenario.ScenarioFile;
import io.sandcheck.selection.Selection;
import io.sandcheck.selection.SelectionNames;
import io.sandcheck.shell.ShellWords;
import io.sandcheck.verdict.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a user's command outside of a sandbox and inside, and explains why it fails. */
@API(status = API.Status.INTERNAL, since = "0.1")
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Run any command outside of a sandbox and inside, and explain the difference: what was denied,"
                + " which call and which path, and what you can do.",
        footer = {
            "",
            "Example: sandcheck explain --sandbox codex --tool git --setup 'git init -q' -- git commit --allow-empty -m x",
            "",
            "Exit codes:",
            "  0  the command works inside as it does outside",
            "  1  it does not",
            "  2  it does not work outside either, or the usage is wrong",
            "  3  Sandcheck or the host broke"
        })
public final class ExplainCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private SandboxOption sandbox = new SandboxOption();

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "Policy to run under. Default: workspace-write, or the first that the sandbox has.")
    private @Nullable String policy;

    @Mixin
    private HostOption host = new HostOption();

    @Option(
            names = "--tool",
            paramLabel = "PACKAGE",
            description =
                    "Package to install for the command: of Debian, or npm:PACKAGE. Can be repeated. Nothing is installed"
                            + " with --host process: this machine must have it.")
    private List<String> tools = new ArrayList<>();

    @Option(
            names = "--setup",
            paramLabel = "LINE",
            description = "Shell command to run first in the workspace, outside of the sandbox. Can be repeated.")
    private List<String> setup = new ArrayList<>();

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "Directory to copy into the workspace. The original is not changed.")
    private @Nullable Path directory;

    @Option(
            names = "--env",
            paramLabel = "NAME=VALUE",
            description = "Environment variable for the command. Can be repeated.")
    private Map<String, String> environment = new LinkedHashMap<>();

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "Time limit for the command, 1 to 3600 seconds. Default: 60.")
    private int seconds = 60;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Write a scenario file that does the same, to attach to an issue or to run again.")
    private @Nullable Path save;

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "The command and its arguments, after --.")
    private List<String> command = new ArrayList<>();

    public ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ScenarioFile file = scenario();
        Selection selection =
                OneSandbox.installed(Selection.of(SelectionNames.of(host.name(), sandbox.reference())), console);
        SingleExperiment experiment = SingleExperiment.of(console, selection, policy);
        CollectedResults seen = experiment.make(file);
        ScenarioResult result = seen.results().get(0);
        new ReproducedText(result).ofCommand(ShellWords.of(command), console).forEach(console.out()::println);
        new WithoutKit(selection.host(), experiment.sandbox(), file.tools(), List.of())
                .lines(result, seen.host())
                .forEach(line -> console.out().println(Printable.block(line)));
        save(file, experiment.policy());
        console.out().flush();
        return exitCode(result);
    }

    private ScenarioFile scenario() {
        if (seconds < 1 || seconds > 3600) {
            throw new UsageException("--time-limit: [%d] is not a number of seconds from 1 to 3600".formatted(seconds));
        }
        if (directory != null && !Files.isDirectory(directory)) {
            throw new UsageException("--in: [%s] is not a directory".formatted(directory));
        }
        if (save != null && !Files.isWritable(save.toAbsolutePath().resolveSibling(""))) {
            throw new UsageException("--save: the directory of [%s] cannot be written".formatted(save));
        }
        FileWorkload work =
                new FileWorkload(directory, Map.of(), setup, command, environment, "", Duration.ofSeconds(seconds));
        return new ScenarioFile(
                "local/" + name(),
                "%s works".formatted(String.join(" ", command)),
                List.of(),
                Level.MUST,
                List.of(SandboxPolicy.values()),
                List.of(),
                tools,
                false,
                work,
                Demands.SUCCESS,
                null,
                Path.of(save == null ? "command.yaml" : save.toString()));
    }

    /** The program and the word after it: {@code git-commit}. */
    private String name() {
        String words = String.join("-", command.subList(0, Math.min(2, command.size())))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return words.isEmpty() ? "command" : words;
    }

    private void save(ScenarioFile file, SandboxPolicy judged) {
        if (save == null) {
            return;
        }
        try {
            Files.writeString(save, file.under(List.of(judged)).asText());
            console.out()
                    .println("\nSaved: %s\nNext:  %s"
                            .formatted(save, CommandName.with(again(file).toArray(String[]::new))));
        } catch (IOException e) {
            throw new UsageException("--save: [%s] cannot be written: %s".formatted(save, e));
        }
    }

    private List<String> again(ScenarioFile file) {
        return List.of(
                "run", "--sandbox", sandbox.reference(), "--scenario", file.id(), "--tests", String.valueOf(save));
    }

    private static int exitCode(ScenarioResult result) {
        return switch (result.judgement().verdict()) {
            case CONFORMS -> ExitCode.AS_EXPECTED;
            case ERROR -> ExitCode.BROKEN;
            case INCONCLUSIVE, NOT_APPLICABLE -> ExitCode.USAGE;
            default -> ExitCode.UNEXPECTED;
        };
    }
}
