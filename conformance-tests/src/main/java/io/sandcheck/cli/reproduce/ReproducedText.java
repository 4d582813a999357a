package io.sandcheck.cli.reproduce;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.SideBySide;
import io.sandcheck.cli.terminal.Style;
import io.sandcheck.cli.terminal.Wrapped;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Explanation;
import io.sandcheck.diagnosis.Printable;
import io.sandcheck.experiment.Arm;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.experiment.Signature;
import io.sandcheck.report.FamilyTable;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.Redaction;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import io.sandcheck.shell.ShellWords;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Shows a single experiment in detail: both arms, the probes, the diagnosis. */
final class ReproducedText {

    private static final int MOST_LINES = 12;
    private static final Pattern REPORT = Pattern.compile("[\\w.-]+/[\\w.-]+#\\d+");

    private final ScenarioResult result;

    ReproducedText(ScenarioResult result) {
        this.result = result;
    }

    /** Return it as the experiment of a scenario, compared with the report of the scenario. */
    List<String> lines(Console console) {
        List<String> lines = experiment(result.subject().label(), console);
        lines.add("");
        lines.addAll(wrapped(Signature.of(result).words(), "", console));
        return lines;
    }

    /** Return it as the result of a user's command, with the reports about the same cause. */
    List<String> ofCommand(String commandLine, Console console) {
        List<String> lines = experiment(commandLine, console);
        if (result.judgement().verdict() == Verdict.CONFORMS && errorsDiffer(result.outside(), result.inside())) {
            lines.addAll(wrapped(
                    "Standard error differs. That does not count: exit code, standard output and files are compared.",
                    "  ",
                    console));
        }
        Diagnosis diagnosis = result.judgement().diagnosis();
        List<String> reports = diagnosis == null
                ? List.of()
                : diagnosis.sources().stream()
                        .filter(source -> REPORT.matcher(source).matches())
                        .toList();
        if (!reports.isEmpty()) {
            lines.addAll(wrapped("Reported as: " + String.join(", ", reports), "  ", console));
        }
        return lines;
    }

    private List<String> experiment(String what, Console console) {
        Judgement judgement = result.judgement();
        List<String> lines = new ArrayList<>();
        lines.add(console.styled(
                Style.BOLD,
                Printable.line("%s in %s".formatted(what, result.setting().label()))));
        lines.add("");
        lines.addAll(family().orElseGet(() -> new SideBySide(console.columns())
                .lines(arm("outside", result.outside()), arm("inside", result.inside()))));
        lines.add("");
        result.probes()
                .forEach(pair -> lines.add(Printable.line("probe %s: outside %s, inside %s"
                        .formatted(
                                pair.inside().capability(),
                                pair.outside().summary(),
                                pair.inside().summary()))));
        "%s: %s"
                .formatted(judgement.verdict(), judgement.reason())
                .lines()
                .forEach(line -> lines.addAll(wrapped(line, "  ", console)));
        explanation(judgement.diagnosis()).forEach(line -> lines.addAll(Wrapped.underHeading(line, console.columns())));
        return lines;
    }

    private static List<String> wrapped(String text, String next, Console console) {
        return Wrapped.lines(Printable.line(text), "", next, console.columns());
    }

    private List<String> explanation(@Nullable Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        if (diagnosis != null) {
            lines.addAll(Explanation.inFull(diagnosis));
        }
        if (result.trace() != null) {
            lines.addAll(result.trace().lines());
        }
        return lines;
    }

    /** For a family, the rights of its members say more than the last output. */
    private Optional<List<String>> family() {
        return Optional.ofNullable(
                        RecordedResult.of(result, Redaction.of(System.getenv())).family())
                .map(FamilyTable::inBrief)
                .map(rows -> rows.stream().map(Printable::line).toList());
    }

    /** Numbers are ignored, because they are times, ports and processes. */
    private static boolean errorsDiffer(@Nullable Arm outside, @Nullable Arm inside) {
        return !errors(outside).equals(errors(inside));
    }

    private static String errors(@Nullable Arm arm) {
        CommandResult command = arm == null ? null : arm.command();
        return command == null ? "" : command.stderr().text().strip().replaceAll("\\d+", "#");
    }

    private static List<String> arm(String name, @Nullable Arm arm) {
        if (arm == null) {
            return List.of(name + ": not run");
        }
        List<String> lines = new ArrayList<>();
        CommandResult command = arm.command();
        if (command == null) {
            lines.add(name + ": no command");
        } else {
            lines.add("%s: %s, %d ms"
                    .formatted(name, command.outcome(), command.duration().toMillis()));
            lines.add("$ " + ShellWords.of(command.argv()));
            lines.addAll(last(command.stdout()));
            lines.addAll(last(command.stderr()));
        }
        if (!arm.effect().isEmpty()) {
            lines.add("effect: " + arm.effect());
        }
        return lines;
    }

    /** Programs usually name their error at the end. */
    private static List<String> last(Output output) {
        List<String> lines = output.text().stripTrailing().lines().toList();
        return lines.subList(Math.max(0, lines.size() - MOST_LINES), lines.size());
    }
}
