package io.sandcheck.cli;

import io.sandcheck.cli.options.SandboxesOption;
import io.sandcheck.cli.report.SeenResults;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.expectation.ExpectationUpdate;
import io.sandcheck.expectation.Expectations;
import io.sandcheck.expectation.SeenResult;
import io.sandcheck.report.Journal;
import io.sandcheck.report.JournalReader;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes what a run saw into the expectations of its sandboxes. */
@Command(
        name = "update",
        mixinStandardHelpOptions = true,
        description = "Bring expectations.yaml up to what a run saw; reasons, comments and order stay.")
final class UpdateExpectationsCommand implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Parameters(paramLabel = "RUN", description = "Directory of the run's report.")
    private Path run = Path.of("sandcheck-report");

    @Mixin
    private SandboxesOption sandboxes = new SandboxesOption();

    UpdateExpectationsCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        if (!environment.getOrDefault("CI", "").matches("|0|false")) {
            throw new UsageException("CI is set, and expectations are not written by a continuous integration: what it"
                    + " sees would be expected, whatever it is; run this by hand");
        }
        if (sandboxes.references().isEmpty()) {
            throw new UsageException(
                    "--sandbox: name the definition whose expectations are to be brought up to the run");
        }
        for (String sandbox : sandboxes.references()) {
            update(SandboxCatalog.ofFixtures().find(sandbox).definition());
        }
        return ExitCode.AS_EXPECTED;
    }

    private void update(SandboxDefinition definition) throws IOException {
        if (definition.directory().getFileSystem() != FileSystems.getDefault()) {
            throw new UsageException(
                    "--sandbox: [%s] is part of the program; name the path of its definition, as in fixtures/sandboxes/%s/sandbox.yaml"
                            .formatted(definition.name(), definition.name()));
        }
        Expectations expectations = Expectations.of(definition);
        Path file = expectations.file();
        String before = Files.exists(file) ? Files.readString(file) : "";
        String after = ExpectationUpdate.of(expectations, seen(definition));
        if (!after.equals(before)) {
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(unfinished, after);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        String outcome = after.equals(before) ? "is up to date" : "was brought up to the run; read the reasons";
        console.out().println("%s %s".formatted(Printable.line(file.toString()), outcome));
    }

    private List<SeenResult> seen(SandboxDefinition definition) {
        List<SeenResult> seen = new ArrayList<>();
        try (JournalReader journal = JournalReader.open(run.resolve(Journal.FILE_NAME))) {
            journal.forEach((offset, result) -> {
                if (result.sandbox().equals(definition.name())) {
                    seen.add(SeenResults.of(result));
                }
            });
        }
        if (seen.isEmpty()) {
            throw new UsageException("Run [%s] has no results of sandbox [%s]".formatted(run, definition.name()));
        }
        return seen;
    }
}
