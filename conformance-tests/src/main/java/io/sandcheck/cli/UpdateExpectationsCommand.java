package io.sandcheck.cli;

import io.sandcheck.cli.options.SandboxOption;
import io.sandcheck.cli.report.SeenResults;
import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Counts;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.expectation.Acceptance;
import io.sandcheck.expectation.ExpectationUpdate;
import io.sandcheck.expectation.Expectations;
import io.sandcheck.expectation.SeenResult;
import io.sandcheck.expectation.UpdateTerms;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the results of a run into the expectations of its sandboxes. */
@Command(
        name = "update",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Write the results of a run into expectations.yaml. Reasons, comments and order are kept.",
        footer = {
            "",
            "Without --reason, each new rule is a draft, and the file cannot be read until you fill in the reason.",
            "",
            "Exit codes:",
            "  0  all results are written",
            "  1  some results were not written, because no --accept option accepts them",
            "  2  wrong usage"
        })
final class UpdateExpectationsCommand implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Parameters(paramLabel = "RUN", description = "Directory of the run's report.")
    private Path run = Path.of("sandcheck-report");

    @Option(
            names = "--sandbox",
            required = true,
            paramLabel = SandboxOption.LABEL,
            description = SandboxOption.DESCRIPTION + " Can be repeated.")
    private List<String> sandboxes = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why these results are expected: one sentence.")
    private @Nullable String reason;

    @Option(names = "--accept-escapes", description = "Also write escapes.")
    private boolean escapes;

    @Option(names = "--accept-unavailable", description = "Also write that the sandbox does not start.")
    private boolean unavailable;

    @Option(names = "--accept-inconclusive", description = "Also write workloads that fail outside too.")
    private boolean inconclusive;

    @Option(names = "--accept-too-slow", description = "Also write results for which this machine was too slow.")
    private boolean tooSlow;

    @Option(names = "--accept-unstable", description = "Also write results that differ when they are repeated.")
    private boolean unstable;

    UpdateExpectationsCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        if (!environment.getOrDefault("CI", "").matches("|0|false")) {
            throw new UsageException(
                    "The variable CI is set, and expectations are never written in continuous integration, because that"
                            + " would accept every result; run this by hand");
        }
        UpdateTerms terms = terms();
        boolean all = true;
        for (String sandbox : sandboxes) {
            all &= update(SandboxCatalog.ofFixtures().find(sandbox).definition(), terms);
        }
        return all ? ExitCode.AS_EXPECTED : ExitCode.UNEXPECTED;
    }

    private UpdateTerms terms() {
        if (reason != null && reason.isBlank()) {
            throw new UsageException("--reason: is empty; say why these results are expected");
        }
        Map<Acceptance, Boolean> options = Map.of(
                Acceptance.ESCAPES, escapes,
                Acceptance.UNAVAILABLE, unavailable,
                Acceptance.INCONCLUSIVE, inconclusive,
                Acceptance.TOO_SLOW, tooSlow,
                Acceptance.UNSTABLE, unstable);
        return new UpdateTerms(
                options.entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()),
                reason);
    }

    /** Tell whether all results are expected now. */
    private boolean update(SandboxDefinition definition, UpdateTerms terms) throws IOException {
        if (definition.directory().getFileSystem() != FileSystems.getDefault()) {
            throw new UsageException(
                    "--sandbox: [%s] is part of the program; name the path of its definition, as in fixtures/sandboxes/%s/sandbox.yaml"
                            .formatted(definition.name(), definition.name()));
        }
        Expectations expectations = Expectations.of(definition);
        Path file = expectations.file();
        String before = Files.exists(file) ? Files.readString(file) : "";
        ExpectationUpdate update = ExpectationUpdate.of(expectations, seen(definition), terms);
        String after = update.text();
        if (!after.equals(before)) {
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(unfinished, after);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        console.out().println("%s %s".formatted(Printable.line(file.toString()), outcome(before, after)));
        update.refused().forEach((needed, count) -> console.out()
                .println("not written: %s; to expect that, add %s".formatted(words(needed, count), needed.option())));
        if (update.errors() > 0) {
            console.out()
                    .println("not written: %s, because Sandcheck itself failed there"
                            .formatted(Counts.of(update.errors(), "error")));
        }
        return update.refused().isEmpty() && update.errors() == 0;
    }

    private String outcome(String before, String after) {
        if (after.equals(before)) {
            return "is unchanged: there is nothing to write";
        }
        return reason == null
                ? "was updated; fill in the reason of each new rule, and check the reasons of the others"
                : "was updated; check the reasons";
    }

    private static String words(Acceptance needed, int count) {
        return Counts.of(count, "result")
                + switch (needed) {
                    case ESCAPES -> " with the verdict ESCAPE";
                    case UNAVAILABLE -> " of a sandbox that does not start";
                    case INCONCLUSIVE -> " that nothing can be concluded from";
                    case TOO_SLOW -> " for which this machine was too slow";
                    case UNSTABLE -> " with the verdict UNSTABLE";
                };
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
