package io.sandcheck.report.page;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Results in which not the single one matters, but how many there are. */
final class SampleMatrices {

    private SampleMatrices() {}

    /** Make results of so many sandboxes, one scenario in each of so many areas: each fifth deviates. */
    static ScenarioResult[] of(int sandboxes, int areas) {
        return IntStream.range(0, sandboxes * areas)
                .mapToObj(i -> result(
                        "sandbox-" + i / areas,
                        new Subject(
                                "area-%d/works".formatted(i % areas),
                                null,
                                "Something works in area " + i % areas,
                                ScenarioKind.COMPATIBILITY,
                                Level.MUST,
                                List.of()),
                        i % 5 == 0 ? Verdict.DEVIATES : Verdict.CONFORMS))
                .toArray(ScenarioResult[]::new);
    }

    /** Make results of variants of one scenario. */
    static ScenarioResult[] ofVariants(String... variants) {
        return Stream.of(variants)
                .map(variant -> result("mine", subject(variant), Verdict.CONFORMS))
                .toArray(ScenarioResult[]::new);
    }

    private static Subject subject(@Nullable String variant) {
        return new Subject(
                "python/pool", variant, "A pool of processes works", ScenarioKind.COMPATIBILITY, Level.MUST, List.of());
    }

    private static ScenarioResult result(String sandbox, Subject subject, Verdict verdict) {
        return new ScenarioResult(
                subject,
                new Setting(sandbox, "1", SandboxPolicy.WORKSPACE_WRITE, "container", "none"),
                new Judgement(verdict, "it ended so", null),
                Expectation.CONFORMS,
                List.of(),
                null,
                null,
                Duration.ofMillis(1));
    }
}
