package io.sandcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.Arm;
import io.sandcheck.experiment.ProbePair;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.inheritance.InheritanceMatrix;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.probe.ProbeResult.Outcome;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Results as experiments yield them. */
public final class SampleResults {

    public static final Expectation EXPECTED_DEVIATION = new Expectation(
            Verdict.DEVIATES,
            "unix-socket-bind-denied",
            "openai/codex#24943",
            "the seccomp filter denies bind for every address family");

    private static final Capability BIND = new Capability("unix-socket-bind");

    private SampleResults() {}

    public static ScenarioResult conforming(String scenario, SandboxPolicy policy) {
        return result(
                new Subject(scenario, null, Level.MUST, List.of("openai/codex#24943")),
                policy,
                new Judgement(Verdict.CONFORMS, "it works inside as it does outside", null),
                Expectation.CONFORMS,
                works("[1]\n"),
                works("[1]\n"));
    }

    public static ScenarioResult deviating(Expectation expectation) {
        return deviating(expectation, "PermissionError: [Errno 1] Operation not permitted\n");
    }

    public static ScenarioResult deviating(Expectation expectation, String stderr) {
        return result(
                new Subject("python/forkserver-pool", "python-3.14", Level.MUST, List.of("openai/codex#24943")),
                SandboxPolicy.WORKSPACE_WRITE,
                new Judgement(Verdict.DEVIATES, "it fails inside, and works outside", bindDenied()),
                expectation,
                works("[1]\n"),
                new Arm(command(1, "", stderr), "exit 1, expected 0"));
    }

    public static ScenarioResult ofFamily(InheritanceMatrix matrix) {
        return result(
                new Subject("agents/children-keep-network-policy", null, Level.MUST, List.of()),
                SandboxPolicy.UNRESTRICTED,
                new Judgement(Verdict.DEVIATES, "a child may do less than its parent", null),
                Expectation.CONFORMS,
                works("[1]\n"),
                new Arm(
                        command(0, "", ""),
                        null,
                        "",
                        Map.of(),
                        List.of(),
                        true,
                        List.of(),
                        List.of(),
                        matrix,
                        "",
                        List.of()));
    }

    public static ScenarioResult of(Verdict verdict, String reason) {
        return result(
                new Subject("ipc/unix-socketpair", null, Level.SHOULD, List.of()),
                SandboxPolicy.WORKSPACE_WRITE,
                new Judgement(verdict, reason, null),
                Expectation.CONFORMS,
                null,
                null);
    }

    public static ScenarioResult result(
            Subject subject,
            SandboxPolicy policy,
            Judgement judgement,
            Expectation expectation,
            @Nullable Arm outside,
            @Nullable Arm inside) {
        List<ProbePair> probes = List.of(new ProbePair(
                new ProbeResult(BIND, Outcome.GRANTED, null, null, null, ""),
                new ProbeResult(BIND, Outcome.DENIED, "bind", "EPERM", null, "")));
        Setting setting = new Setting("codex", "0.124.0", policy, "container", "none");
        return new ScenarioResult(
                subject, setting, judgement, expectation, probes, outside, inside, Duration.ofMillis(1500));
    }

    public static Arm works(String stdout) {
        return new Arm(command(0, stdout, ""), null);
    }

    public static CommandResult command(int exitCode, String stdout, String stderr) {
        return new CommandResult(
                List.of("python3.14", "map_in_pool.py"),
                exitCode,
                null,
                false,
                output(stdout.getBytes(UTF_8)),
                output(stderr.getBytes(UTF_8)),
                Duration.ofMillis(120),
                List.of());
    }

    public static Output output(byte[] bytes) {
        return new Output(bytes, new byte[0], bytes.length);
    }

    /** Make a diagnosis of which every text is the same. */
    public static Diagnosis diagnosis(String text) {
        return new Diagnosis(
                "policy-not-enforced",
                Diagnosis.Kind.EXPLAINED,
                text,
                BIND,
                "bind",
                "EPERM",
                List.of(text),
                List.of(text),
                List.of(text),
                List.of(text));
    }

    private static Diagnosis bindDenied() {
        return new Diagnosis(
                "unix-socket-bind-denied",
                Diagnosis.Kind.EXPLAINED,
                "The sandbox denies bind() on a Unix socket",
                BIND,
                "bind",
                "EPERM",
                List.of("listener.bind(address)"),
                List.of("Python 3.14 made forkserver the default"),
                List.of("multiprocessing.set_start_method('fork')"),
                List.of("https://docs.python.org/3/library/multiprocessing.html"));
    }
}
