package io.sandcheck.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.SampleReports;
import io.sandcheck.report.Schemas;
import io.sandcheck.report.json.ComparisonJson;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunComparisonTests extends WithRuns {

    @ParameterizedTest
    @CsvSource({
        "CONFORMS,       DEVIATES,       WORSE",
        "CONFORMS,       UNAVAILABLE,    WORSE",
        "DEVIATES,       ESCAPE,         WORSE",
        "UNAVAILABLE,    ESCAPE,         WORSE",
        "ESCAPE,         DEVIATES,       BETTER",
        "DEVIATES,       CONFORMS,       BETTER",
        "CONFORMS,       UNSTABLE,       WORSE",
        "DEVIATES,       UNSTABLE,       WORSE",
        "UNSTABLE,       ESCAPE,         WORSE",
        "UNSTABLE,       CONFORMS,       BETTER",
        "NOT_APPLICABLE, DEVIATES,       NEW",
        "ERROR,          CONFORMS,       NEW",
        "CONFORMS,       NOT_APPLICABLE, GONE",
        "ESCAPE,         INCONCLUSIVE,   GONE",
        "DEVIATES,       ERROR,          GONE",
        "NOT_APPLICABLE, ERROR,          OTHER_REASON",
    })
    void aVerdictThatChangesIsAChange(Verdict was, Verdict is, ChangeKind kind) {
        RunComparison comparison = compare(List.of(result(was)), List.of(result(is)));

        assertThat(comparison.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(kind);
            assertThat(change.isRegression()).isEqualTo(kind == ChangeKind.WORSE || kind == ChangeKind.GONE);
        });
        assertThat(comparison.unchanged()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "denied,        EPERM,  it failed,                                    other-denied, EPERM,  it failed",
        "denied,        EPERM,  it failed,                                    denied,       EACCES, it failed",
        "denied,        EPERM,  the file /home/a was made,                    denied,       EPERM,  the file /home/b was made",
    })
    void theSameVerdictForAnotherReasonIsAChangeAndNoRegression(
            String id, String errno, String title, String otherId, String otherErrno, String otherTitle) {
        RunComparison comparison = compare(
                List.of(deviating("a/b", diagnosis(id, errno, title))),
                List.of(deviating("a/b", diagnosis(otherId, otherErrno, otherTitle))));

        assertThat(comparison.changes()).extracting(Change::kind).containsExactly(ChangeKind.OTHER_REASON);
        assertThat(comparison.regressions()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "killed after 10.0 s | killed after 10.2 s",
                "the file /root/.cache/sandcheck/runs/b5d49bcc-11148/x was made | the file /home/me/sandcheck/runs/01234567-9/x was made",
                "a listener accepted a connection to 127.0.0.1:40123 | a listener accepted a connection to 127.0.0.1:51000",
                "it wrote tmpax37ct3h/config | it wrote tmprago7bst/config",
                "asked for ffb63fb9-d3b0-414e-8368-845cbb7e228c.example.com | asked for d6ab573d-ca6e-4b76-a7d8-f5c15d0f1cab.example.com",
            })
    void whatDiffersFromRunToRunAnywayIsNoChange(String title, String otherTitle) {
        RunComparison comparison = compare(
                List.of(deviating("a/b", diagnosis("denied", "EPERM", title))),
                List.of(deviating("a/b", diagnosis("denied", "EPERM", otherTitle))));

        assertThat(comparison.changes()).isEmpty();
        assertThat(comparison.unchanged()).isEqualTo(1);
    }

    @Test
    void whatIsThereOnOneSideOnlyIsNewOrGone() {
        RunComparison comparison = compare(
                List.of(result("a/kept", Verdict.CONFORMS), result("a/gone", Verdict.CONFORMS)),
                List.of(result("a/kept", Verdict.CONFORMS), result("a/new", Verdict.DEVIATES)));

        assertThat(comparison.changes())
                .extracting(change -> change.kind() + " " + change.key().scenario())
                .containsExactly("NEW a/new", "GONE a/gone");
        assertThat(comparison.inWords()).isEqualTo("1 new, 1 gone, 1 unchanged");
        assertThat(comparison.regressions()).isOne();
    }

    @Test
    void whatIsGoneMayBeAllowed() {
        RecordedRun run = SampleReports.run("a", "2026-01-01T00:00:00Z");
        RunComparison comparison = RunComparison.of(
                run("base", List.of(result("a/kept", Verdict.CONFORMS), result("a/gone", Verdict.CONFORMS)), run),
                run("head", List.of(result("a/kept", Verdict.CONFORMS)), run),
                List.of(),
                true);

        assertThat(comparison.inWords()).isEqualTo("1 gone (1 allowed), 1 unchanged");
        assertThat(comparison.regressions()).isZero();
    }

    @Test
    void whatIsAllowedIsNoRegressionAndWhatAllowsNothingIsSaid() {
        List<ScenarioResult> base = List.of(result("a/b", Verdict.CONFORMS), result("a/c", Verdict.CONFORMS));
        List<ScenarioResult> head = List.of(result("a/b", Verdict.DEVIATES), result("a/c", Verdict.DEVIATES));

        assertThat(compare(base, head, "mine:a/*").regressions()).isZero();
        assertThat(compare(base, head, "a/b").regressions()).isEqualTo(1);
        RunComparison comparison = compare(base, head, "other:a/*", "a/c");
        assertThat(comparison.regressions()).isEqualTo(1);
        assertThat(comparison.unused()).extracting(Allowance::text).containsExactly("other:a/*");
        assertThat(comparison.inWords()).isEqualTo("2 worse (1 allowed), 0 unchanged");
    }

    @Test
    void asJsonItFollowsItsSchema() throws IOException {
        RunComparison comparison = compare(
                List.of(result("a/b", Verdict.CONFORMS), result("a/c", Verdict.CONFORMS)),
                List.of(deviating("a/b", diagnosis("denied", null, "it was denied"))));
        List<ComparedRun> runs = ComparedRun.of(List.of(directory.resolve("base"), directory.resolve("head")));
        String text = ComparisonJson.of(new RunSeries(runs, List.of(comparison), List.of()));

        assertThat(Schemas.errorsOf(text, Schemas.COMPARISON)).isEmpty();
        assertThat(Schemas.errorsOf(text.replace("\"WORSE\"", "\"BAD\""), Schemas.COMPARISON))
                .isNotEmpty();
    }

    private static ScenarioResult deviating(String scenario, Diagnosis diagnosis) {
        return of("mine", "1.0", scenario, new Judgement(Verdict.DEVIATES, "it fails inside", diagnosis));
    }

    private static Diagnosis diagnosis(String id, @Nullable String errno, String title) {
        return new Diagnosis(
                id, Diagnosis.Kind.EXPLAINED, title, null, null, errno, List.of(), List.of(), List.of(), List.of());
    }
}
