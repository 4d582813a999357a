package io.sandcheck.cli;

import io.sandcheck.cli.options.SandboxesOption;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what a run saw into the expectations of its sandboxes. */
@Command(
        name = "update",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Bring expectations.yaml up to what a run saw; reasons, comments and order stay.",
        footer = {
            "",
            "Without --reason each new rule is a draft: nothing is read until its reason is filled in.",
            "Ends with 1 if results were not written, since nobody accepted them."
        })
final class UpdateExpectationsCommand implements Callable<Integer> {

    private final Console console;
    private final Map<String, String> environment;

    @Parameters(paramLabel = "RUN", description = "Directory of the run's report.")
    private Path run = Path.of("sandcheck-report");

    @Mixin
    private SandboxesOption sandboxes = new SandboxesOption();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why what is written is expected: one sentence.")
    private @Nullable String reason;

    @Option(names = "--accept-escapes", description = "Expect what escapes, too.")
    private boolean escapes;

    @Option(names = "--accept-unavailable", description = "Expect that the sandbox does not start, too.")
    private boolean unavailable;

    @Option(names = "--accept-inconclusive", description = "Expect what fails outside as well, too.")
    private boolean inconclusive;

    @Option(names = "--accept-too-slow", description = "Expect that this machine is too slow, too.")
    private boolean tooSlow;

    @Option(names = "--accept-unstable", description = "Expect what ends differently when it is repeated, too.")
    private boolean unstable;

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
        UpdateTerms terms = terms();
        boolean all = true;
        for (String sandbox : sandboxes.references()) {
            all &= update(SandboxCatalog.ofFixtures().find(sandbox).definition(), terms);
        }
        return all ? ExitCode.AS_EXPECTED : ExitCode.UNEXPECTED;
    }

    private UpdateTerms terms() {
        if (reason != null && reason.isBlank()) {
            throw new UsageException("--reason: must say why this is expected");
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

    /** Tell whether all that was seen is expected now. */
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
                    .println("not written: %s, which are the kit's own faults"
                            .formatted(Counts.of(update.errors(), "error")));
        }
        return update.refused().isEmpty() && update.errors() == 0;
    }

    private String outcome(String before, String after) {
        if (after.equals(before)) {
            return "is as it was: there is nothing to write";
        }
        return reason == null
                ? "was brought up to the run; fill in the reason of each new rule, and read those of the others"
                : "was brought up to the run; read the reasons";
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
