package io.sandcheck.report.page;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.report.Cell;
import io.sandcheck.report.RecordedArm;
import io.sandcheck.report.RecordedDiagnosis;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.report.RecordedResult.Probe;
import io.sandcheck.report.ResultKey;
import io.sandcheck.report.RunFile;
import io.sandcheck.shell.ShellWords;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A result, as the page shows it.
 *
 * @param id of the experiment on the page
 * @param object everything that is recorded about it
 */
record ResultView(String id, RecordedResult result, Map<String, Object> object, RunFile run, Excerpt excerpt) {

    /** Lines under their heading. */
    record Said(String heading, List<String> lines) {}

    /** A text with line breaks, under a heading. */
    record Block(String heading, String text) {}

    /** One execution, with texts that are safe to show. */
    record ArmView(String name, String outcome, String argv, List<Block> outputs) {}

    Cell cell() {
        return Cell.of(result);
    }

    String label() {
        return Printable.line(result.label());
    }

    String setting() {
        String host = ResultKey.of(result).hostLabel();
        return Printable.line(result.settingLabel() + ", network " + result.network() + ", on " + host);
    }

    String reason() {
        return excerpt.beginning(result.reason());
    }

    /** Return the diagnosis in words: what, seen, why, do. */
    List<Said> diagnosis() {
        RecordedDiagnosis diagnosis = result.explanation();
        if (diagnosis == null) {
            return List.of();
        }
        List<Said> said = new ArrayList<>();
        add(
                said,
                "what",
                1,
                List.of(diagnosis.title() + " [" + diagnosis.id() + "] ("
                        + diagnosis.confidence().id() + ")"));
        add(said, "seen", 3, diagnosis.evidence());
        add(said, "why", 1, diagnosis.reasons());
        add(said, "do", 2, diagnosis.advice());
        return said;
    }

    /** If there are many results, advice that is the same for many of them is shown with the findings. */
    private void add(List<Said> said, String heading, int most, List<String> lines) {
        if (!lines.isEmpty()) {
            said.add(new Said(heading, excerpt.first(most, lines)));
        }
    }

    /** The report of the scenario is often also a source of the diagnosis. */
    List<Link> sources() {
        RecordedDiagnosis diagnosis = result.explanation();
        Set<String> addresses = new HashSet<>();
        return Stream.concat(result.source().stream(), diagnosis == null ? Stream.of() : diagnosis.sources().stream())
                .map(Link::to)
                .filter(link -> link.address().isEmpty() || addresses.add(link.address()))
                .limit(excerpt.brief() ? 2 : Long.MAX_VALUE)
                .toList();
    }

    List<Probe> probes() {
        return result.probes().stream()
                .filter(probe -> !excerpt.brief() || !probe.inside().equals(probe.outside()))
                .toList();
    }

    String expectation() {
        Expectation expected = result.expectation();
        if (expected.verdict() == Verdict.CONFORMS) {
            return "CONFORMS";
        }
        String diagnosis = expected.diagnosis() == null ? "" : " [" + expected.diagnosis() + "]";
        return excerpt.beginning(expected.verdict() + diagnosis + ": " + expected.reason() + expected.writtenInWords());
    }

    @Nullable
    Link issue() {
        String issue = result.expectation().issue();
        return issue == null ? null : Link.to(issue);
    }

    List<ArmView> arms() {
        List<ArmView> arms = new ArrayList<>();
        addArm(arms, "outside", result.arms().outside());
        addArm(arms, "inside", result.arms().inside());
        return arms;
    }

    private void addArm(List<ArmView> arms, String name, @Nullable RecordedArm arm) {
        if (arm == null) {
            return;
        }
        String outcome = arm.outcome() + ", " + Math.round(arm.durationMs()) + " ms";
        if (excerpt.brief() && name.equals("outside") && arm.failure() == null) {
            arms.add(new ArmView(name, outcome, "", List.of()));
            return;
        }
        List<Block> outputs = new ArrayList<>();
        addOutput(outputs, "found wrong", arm.failure() == null ? "" : arm.failure());
        addStream(outputs, "stdout", arm.stdoutBytes(), arm.stdout());
        addStream(outputs, "stderr", arm.stderrBytes(), arm.stderr());
        addOutput(outputs, "left behind, and killed", String.join("\n", arm.leftBehind()));
        addOutput(outputs, "where it stood", stuck(arm));
        arms.add(new ArmView(name, outcome, excerpt.beginning(ShellWords.of(arm.argv())), outputs));
    }

    private void addOutput(List<Block> outputs, String heading, String text) {
        if (!text.isBlank()) {
            outputs.add(new Block(heading, excerpt.end(text)));
        }
    }

    private void addStream(List<Block> outputs, String name, long bytes, String text) {
        if (!text.isBlank()) {
            // Separators of thousands cost much, and few streams are that long.
            String size = bytes < 1000 ? Long.toString(bytes) : "%,d".formatted(bytes);
            addOutput(outputs, name + ", " + size + " bytes", text);
        }
    }

    private static String stuck(RecordedArm arm) {
        return String.join(
                "\n",
                arm.stuck().stream()
                        .map(thread -> "%d %s: %s %s%s"
                                .formatted(
                                        thread.pid(),
                                        thread.command(),
                                        thread.syscall() == null ? thread.wchan() : thread.syscall(),
                                        String.join(", ", thread.on()),
                                        thread.ends().isEmpty() ? "" : " (ends " + thread.ends() + ")"))
                        .toList());
    }

    /** Return the other recorded fields. */
    List<Block> otherFields() {
        return new OtherFields(excerpt).of(object);
    }

    /** Return the command that repeats the experiment. */
    String command() {
        return Printable.line(Reproduction.command(result, run));
    }
}
