package io.sandcheck.cli.check;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.Experiment;
import io.sandcheck.experiment.Laboratory;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.FileAccess;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.scenario.Demands;
import io.sandcheck.scenario.FileWorkload;
import io.sandcheck.scenario.ScenarioFile;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds out what a prefix allows and denies: first the guards, then the most common workloads, until time is up.
 *
 * @param guards packages that contain the guards
 * @param progress receives one line about each step that takes long
 */
record PrefixCheck(
        HostProvider provider, Sandbox sandbox, List<String> guards, Instant deadline, Consumer<String> progress) {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    static final int JOBS = 2;

    /** This many workloads are tried even if time is up, so that something is known on a slow machine too. */
    private static final int ALWAYS = 7;

    /** The most common workloads, some of each area; all others come later. */
    private static final List<String> FIRST = List.of(
            "git/commit",
            "python/http-server",
            "node/http-server",
            "files/home-cache",
            "npm/install",
            "terminal/pseudo-terminal",
            "lifetime/exit-codes",
            "files/temporary-directory",
            "node/network-interfaces",
            "crypto/ssh-agent",
            "kernel/shared-memory",
            "git/status",
            "files/lock-database",
            "debug/strace",
            "python/asynchronous-subprocess",
            "kernel/inotify",
            "node/unix-socket-server",
            "crypto/ssh-configuration",
            "lifetime/signal",
            "files/rename-into-workspace");

    /**
     * The findings.
     *
     * @param policy against which it was checked
     * @param start the result that shows that it does not start; otherwise with another verdict
     * @param untried ids of workloads for which there was no time
     */
    record Found(
            SandboxPolicy policy,
            ScenarioResult start,
            List<ScenarioResult> guards,
            List<ScenarioResult> workloads,
            List<String> untried) {}

    /**
     * Find the policy that the prefix can be checked against: it must be able to write what the policy allows it to
     * write.
     */
    Found check() {
        try (Laboratory laboratory = new Laboratory(provider, RunOwner.newRun(), result -> {}, progress)) {
            ScenarioResult writing = run(laboratory, writing(), SandboxPolicy.UNRESTRICTED);
            SandboxPolicy policy = writing.judgement().verdict() == Verdict.CONFORMS
                    ? SandboxPolicy.WORKSPACE_WRITE
                    : SandboxPolicy.READ_ONLY;
            return check(laboratory, writing, policy);
        }
    }

    /** Check the prefix against a policy. */
    Found check(SandboxPolicy policy) {
        try (Laboratory laboratory = new Laboratory(provider, RunOwner.newRun(), result -> {}, progress)) {
            return check(laboratory, run(laboratory, reading(), SandboxPolicy.READ_ONLY), policy);
        }
    }

    private Found check(Laboratory laboratory, ScenarioResult start, SandboxPolicy policy) {
        if (start.judgement().verdict() == Verdict.UNAVAILABLE) {
            return new Found(policy, start, List.of(), List.of(), List.of());
        }
        List<ScenarioResult> guarded = new PrefixGuards(provider, sandbox, guards, progress).under(policy);
        Map<String, Future<Optional<ScenarioResult>>> workloads = new LinkedHashMap<>();
        ExecutorService workers = Executors.newFixedThreadPool(JOBS);
        try {
            files().forEach(file ->
                    workloads.put(file.id(), workers.submit(() -> inTime(laboratory, file, held(policy)))));
        } finally {
            workers.shutdown();
        }
        List<ScenarioResult> results = new ArrayList<>();
        List<String> untried = new ArrayList<>();
        workloads.forEach((id, workload) -> made(workload).ifPresentOrElse(results::add, () -> untried.add(id)));
        return new Found(policy, start, guarded, results, untried);
    }

    /** The guards decide whether the prefix holds. Workloads are tried even if it does not. */
    private static SandboxPolicy held(SandboxPolicy policy) {
        return policy.files() == FileAccess.READ_ONLY ? policy : SandboxPolicy.UNRESTRICTED;
    }

    private static List<ScenarioFile> files() {
        return Stream.concat(ScenarioFile.in(Fixtures.folder("scenarios")).stream(), ScenarioFile.ofProjects().stream())
                .sorted(Comparator.comparingInt(PrefixCheck::rank))
                .toList();
    }

    private static int rank(ScenarioFile file) {
        int place = FIRST.indexOf(file.id());
        return place < 0 ? FIRST.size() : place;
    }

    private Optional<ScenarioResult> inTime(Laboratory laboratory, ScenarioFile file, SandboxPolicy policy) {
        if (rank(file) >= ALWAYS && !Instant.now().isBefore(deadline)) {
            return Optional.empty();
        }
        progress.accept(file.id());
        return Optional.of(run(laboratory, file, policy));
    }

    private static Optional<ScenarioResult> made(Future<Optional<ScenarioResult>> workload) {
        try {
            return workload.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("An experiment broke: " + e.getCause(), e);
        }
    }

    private ScenarioResult run(Laboratory laboratory, ScenarioFile file, SandboxPolicy policy) {
        Circumstances circumstances = new Circumstances(sandbox, policy, HostCondition.NONE);
        return new Experiment(laboratory, circumstances, file.spec(), new Diagnostician())
                .run(file.workload(), Expectation.CONFORMS);
    }

    private static ScenarioFile writing() {
        return command("check/write", "echo word > written && cat written");
    }

    private static ScenarioFile reading() {
        return command("check/read", "echo word");
    }

    private static ScenarioFile command(String id, String line) {
        FileWorkload work =
                new FileWorkload(null, Map.of(), List.of(), List.of("sh", "-c", line), Map.of(), "", TIME_LIMIT);
        return new ScenarioFile(
                id,
                line,
                List.of(),
                Level.MUST,
                List.of(SandboxPolicy.values()),
                List.of(),
                List.of(),
                false,
                work,
                new Demands(0, null, List.of("word"), List.of()),
                null,
                Path.of("check.yaml"));
    }
}
