package io.sandcheck.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.Arm;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results as experiments yield them. */
public record SampleResults(String sandbox, SandboxPolicy policy) {

    public static final Expectation DEVIATES = new Expectation(
            Verdict.DEVIATES,
            "unix-socket-bind-denied",
            "openai/codex#24943",
            "the seccomp filter denies bind for every address family");

    public ScenarioResult conforming(String scenario, @Nullable String variant) {
        return of(scenario, variant, new Judgement(Verdict.CONFORMS, "it works inside", null), Expectation.CONFORMS);
    }

    public ScenarioResult better(String scenario) {
        return of(scenario, null, new Judgement(Verdict.CONFORMS, "it works inside", null), DEVIATES);
    }

    public ScenarioResult deviating(String scenario, @Nullable String variant, Expectation expectation) {
        Judgement judgement = new Judgement(Verdict.DEVIATES, "it fails inside", bindDenied(List.of("bind: EPERM")));
        return of(scenario, variant, judgement, expectation);
    }

    public ScenarioResult deviating(String scenario, Expectation expectation, List<String> evidence) {
        return of(
                scenario, null, new Judgement(Verdict.DEVIATES, "it fails inside", bindDenied(evidence)), expectation);
    }

    ScenarioResult escaping(String guard, String effect) {
        Diagnosis diagnosis = new Diagnosis(
                "guard-escaped",
                Diagnosis.Kind.EXPLAINED,
                "The policy forbids it, and it happened",
                null,
                null,
                null,
                List.of(effect),
                List.of(),
                List.of(),
                List.of());
        return of(guard, null, new Judgement(Verdict.ESCAPE, "it happened", diagnosis), Expectation.CONFORMS);
    }

    ScenarioResult of(String scenario, Verdict verdict, String reason) {
        return of(scenario, null, new Judgement(verdict, reason, null), Expectation.CONFORMS);
    }

    ScenarioResult notPromised(String guard, String word) {
        Judgement judgement = new Judgement(Verdict.NOT_APPLICABLE, "not promised: " + word, null, null, word);
        Subject subject = new Subject(guard, null, ScenarioKind.SECURITY, Level.MUST, List.of());
        return of(subject, judgement, Expectation.CONFORMS);
    }

    /** A result about a sandbox that says this where it cannot start. */
    ScenarioResult unstarted(String condition, String scenario, Verdict verdict, String words) {
        byte[] stderr = words.getBytes(UTF_8);
        CommandResult start = new CommandResult(
                List.of(sandbox),
                1,
                null,
                false,
                Output.EMPTY,
                new Output(stderr, new byte[0], stderr.length),
                Duration.ofMillis(3),
                List.of());
        return new ScenarioResult(
                new Subject(scenario, null, ScenarioKind.GUIDANCE, Level.SHOULD, List.of()),
                new Setting(sandbox, "1.0", policy, "container", condition),
                new Judgement(verdict, "it says: " + words, null),
                Expectation.CONFORMS,
                List.of(),
                new Arm(command(0), null),
                new Arm(start, null),
                Duration.ofMillis(3));
    }

    private ScenarioResult of(String scenario, @Nullable String variant, Judgement judgement, Expectation expectation) {
        return of(new Subject(scenario, variant, Level.MUST, List.of("openai/codex#24943")), judgement, expectation);
    }

    private ScenarioResult of(Subject subject, Judgement judgement, Expectation expectation) {
        return new ScenarioResult(
                subject,
                new Setting(sandbox, "1.0", policy, "process", "none"),
                judgement,
                expectation,
                List.of(),
                new Arm(command(0), null),
                judgement.verdict() == Verdict.CONFORMS
                        ? new Arm(command(0), null)
                        : new Arm(command(1), "exit 1, expected 0\nstderr: \u001b[2J"),
                Duration.ofMillis(1234));
    }

    private static CommandResult command(int exitCode) {
        Output output = new Output("[1]\n".getBytes(UTF_8), new byte[0], 4);
        return new CommandResult(
                List.of("python"), exitCode, null, false, output, Output.EMPTY, Duration.ZERO, List.of());
    }

    private static Diagnosis bindDenied(List<String> evidence) {
        return new Diagnosis(
                "unix-socket-bind-denied",
                Diagnosis.Kind.EXPLAINED,
                "The sandbox denies bind() on a Unix socket",
                new Capability("unix-socket-bind"),
                "bind",
                "EPERM",
                evidence,
                List.of(
                        "multiprocessing's forkserver listens on a Unix socket, which it must bind to a path before the first worker can be started"),
                List.of("use the start method fork", "ask the makers of the sandbox"),
                List.of());
    }
}
