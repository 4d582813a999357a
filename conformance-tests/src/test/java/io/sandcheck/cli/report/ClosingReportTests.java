package io.sandcheck.cli.report;

import static io.sandcheck.cli.report.SampleResults.DEVIATES;
import static io.sandcheck.sandbox.SandboxPolicy.READ_ONLY;
import static io.sandcheck.sandbox.SandboxPolicy.UNRESTRICTED;
import static io.sandcheck.sandbox.SandboxPolicy.WORKSPACE_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.terminal.Console;
import io.sandcheck.cli.terminal.Faults;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.report.Journal;
import io.sandcheck.report.Redaction;
import io.sandcheck.report.Report;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.trace.DeniedCall;
import io.sandcheck.trace.Trace;
import io.sandcheck.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingReportTests {

    private static final SampleResults CODEX = new SampleResults("codex", WORKSPACE_WRITE);
    private static final SampleResults CODEX_FREE = new SampleResults("codex", UNRESTRICTED);

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    private static final List<SandboxPolicy> POLICIES = List.of(
            SandboxPolicy.READ_ONLY,
            SandboxPolicy.WORKSPACE_WRITE,
            SandboxPolicy.WORKSPACE_WRITE_NETWORK,
            SandboxPolicy.UNRESTRICTED);

    @Test
    void aRunAsExpectedIsToldInALineForEachKnownCause() {
        printBriefly(
                screen.plain(),
                CODEX.deviating("ipc/unix-socket-bind", null, DEVIATES),
                CODEX.deviating("python/forkserver-pool", "python-3.14", DEVIATES),
                CODEX_FREE.conforming("ipc/unix-socket-bind", null),
                CODEX_FREE.conforming("python/forkserver-pool", "python-3.14"),
                CODEX.conforming("python/fork-pool", "python-3.14"),
                CODEX.of("python/default-pool", Verdict.NOT_APPLICABLE, "no Python 3.10"));

        assertThat(screen.out()).isEqualTo("""

                        Security:      not tested
                        Compatibility: 3 conform, 2 deviate, 1 not applicable
                          2 workloads: the seccomp filter denies bind for every address family (openai/codex#24943)
                        Not applicable: 1 result; --verbose and the report say why

                        2 more scenarios: no deviation; --verbose shows each

                                                        codex@1.0
                                                        ww    full
                        ipc
                          unix-socket-bind              dev   ok
                        python
                          forkserver-pool[python-3.14]  dev   ok

                        ok=conforms, dev=deviates, n/a=not applicable
                        ww=workspace-write, full=unrestricted

                        Report:        %s/index.html
                        All 6 results as expected. GATE: pass
                        """.formatted(directory));
    }

    @Test
    void inDetailARunShowsAWholeTableAndExplainsEachDeviationOnce() {
        print(
                screen.plain(),
                CODEX.deviating("ipc/unix-socket-bind", null, DEVIATES),
                CODEX.deviating("python/forkserver-pool", "python-3.14", DEVIATES),
                CODEX.conforming("python/fork-pool", "python-3.14"),
                CODEX_FREE.conforming("ipc/unix-socket-bind", null),
                CODEX_FREE.conforming("python/forkserver-pool", "python-3.14"),
                CODEX_FREE.conforming("python/fork-pool", "python-3.14"));

        assertThat(screen.out()).isEqualTo("""

                        Security:      not tested
                        Compatibility: 4 conform, 2 deviate
                          2 workloads: the seccomp filter denies bind for every address family (openai/codex#24943)

                                                        codex@1.0
                                                        ww    full
                        ipc
                          unix-socket-bind              dev   ok
                        python
                          fork-pool[python-3.14]        ok    ok
                          forkserver-pool[python-3.14]  dev   ok

                        ok=conforms, dev=deviates
                        ww=workspace-write, full=unrestricted

                        DEVIATIONS, AS EXPECTED: 2 results

                        DEVIATES  codex
                          in:   codex@1.0 workspace-write: ipc/unix-socket-bind, python/forkserver-pool[python-3.14]
                          what: The sandbox denies bind() on a Unix socket [unix-socket-bind-denied] (probable)
                          seen: bind: EPERM
                          why:  multiprocessing's forkserver listens on a Unix socket, which it must bind to a path before
                                the first worker can be started
                          do:   use the start method fork
                                ask the makers of the sandbox
                          expected: the seccomp filter denies bind for every address family (openai/codex#24943)

                        Report:        %s/index.html
                                       beside it: results.jsonl, junit.xml, ctrf.json, summary.md,
                                       report.json, guards.sarif, badge.svg, badge.json
                        All 6 results as expected. GATE: pass
                        """.formatted(directory));
    }

    @Test
    void whatIsNotAsExpectedComesFirstAndWithWhatToDoNext() {
        print(
                screen.plain(),
                CODEX.deviating("ipc/unix-socket-bind", null, DEVIATES),
                CODEX.better("ipc/unix-socketpair"),
                CODEX.deviating("python/forkserver-pool", null, Expectation.CONFORMS));

        assertThat(screen.out())
                .contains("dev!", "ok+", "!=not as expected, +=better than expected")
                .contains("1 of 3 results not as expected, 1 better than expected. GATE: fail\n")
                .containsSubsequence(
                        "Security:      not tested\n",
                        "NOT AS EXPECTED: 1 result\n",
                        "in:   codex@1.0 workspace-write: python/forkserver-pool\n",
                        "expected: CONFORMS\n",
                        "BETTER THAN EXPECTED: 1 result\n",
                        "CONFORMS  codex\n",
                        "in:   codex@1.0 workspace-write: ipc/unix-socketpair\n",
                        "DEVIATIONS, AS EXPECTED: 1 result\n")
                .endsWith("""
                        Next:          follow the advice above. If the sandbox is meant to behave like this, expect it, in
                                       expectations.yaml beside its definition. This command makes a draft:
                                       sandcheck expectations update %1$s --sandbox PATH
                        Next:          make the edits above, or let this command make them:
                                       sandcheck expectations update %1$s --sandbox PATH
                        1 of 3 results not as expected, 1 better than expected. GATE: fail
                        """.formatted(directory));
    }

    @Test
    void editThatAResultAsksForIsShownOnceWhereTheExpectationsAreNotAtHand() {
        List<String> edit = List.of("in expectations.yaml remove lines 1 to 1:", "-- {scenario: a/b}");
        print(
                screen.plain(),
                CODEX.better("a/b").withEdit(edit),
                CODEX_FREE.better("a/b").withEdit(edit));

        assertThat(screen.out()).containsOnlyOnce("""

                          edit: in expectations.yaml remove lines 1 to 1:
                                -- {scenario: a/b}
                        """);
    }

    @Test
    void ofSeveralExplanationsTheOneThatSaysMostIsShown() {
        print(
                screen.plain(),
                CODEX.deviating("ipc/unix-socket-bind", DEVIATES, List.of()),
                CODEX.deviating("python/forkserver-pool", DEVIATES, List.of("listener.bind(address)")));

        assertThat(screen.out()).containsOnlyOnce("seen: listener.bind(address)\n");
    }

    @Test
    void deniedCallsOfATraceAreShownWithTheExplanation() {
        Trace trace = new Trace(
                Trace.Way.OUTSIDE,
                List.of(new DeniedCall("bind(3, \"\u001b[2J\", 0)", "EPERM", 2)),
                "strace around the sandbox");
        print(
                screen.plain(),
                CODEX.deviating("a/one", null, DEVIATES),
                CODEX.deviating("a/two", null, DEVIATES).withTrace(trace));

        assertThat(screen.out()).contains("""
                          trace: bind(3, "\\x1b[2J", 0) = -1 EPERM, 2 times
                                 (strace around the sandbox)
                          expected: the seccomp filter
                        """.stripTrailing());
    }

    @Test
    void scenariosAreGroupedByThePoliciesThatTheyDeviateUnder() {
        SampleResults readOnly = new SampleResults("codex", READ_ONLY);
        print(
                screen.plain(),
                readOnly.deviating("a/one", null, DEVIATES),
                readOnly.deviating("a/two", null, DEVIATES),
                CODEX.deviating("a/one", null, DEVIATES),
                CODEX.deviating("a/two", null, DEVIATES),
                CODEX.deviating("a/three", null, DEVIATES));

        assertThat(screen.out())
                .contains(
                        "  in:   codex@1.0 read-only, workspace-write: a/one, a/two\n  in:   codex@1.0 workspace-write: a/three\n");
    }

    @Test
    void withoutADiagnosisTheReasonIsShownAndWhatTheArmsSaid() {
        print(screen.plain(), CODEX.of("a/b", Verdict.INCONCLUSIVE, "it fails outside as well"));

        assertThat(screen.out()).contains("""
                        INCONCLUSIVE  codex
                          in:   codex@1.0 workspace-write: a/b
                          what: it fails outside as well
                          seen: inside: exit 1, expected 0 | stderr: \\x1b[2J
                          expected: CONFORMS
                        """);
    }

    @Test
    void anEscapeIsCountedAsSecurity() {
        print(screen.plain(), CODEX.of("a/b", Verdict.ESCAPE, "it wrote outside of the workspace"));

        assertThat(screen.out()).contains("ESC!").contains("Security:      1 escape\nCompatibility: no results\n");
    }

    @Test
    void eachGuardThatWasEscapedFromIsExplained() {
        print(
                screen.plain(),
                CODEX.escaping("guard/write-home", "/home/user/x was made"),
                CODEX.escaping("guard/signal-outside-process", "a process outside received SIGUSR1"));

        assertThat(screen.out())
                .contains("seen: /home/user/x was made\n", "seen: a process outside received SIGUSR1\n");
    }

    @Test
    void whatDoesNotApplyIsCountedByItsReason() {
        print(
                screen.plain(),
                CODEX.of("a/b", Verdict.NOT_APPLICABLE, "no Python 3.10"),
                CODEX.of("a/c", Verdict.NOT_APPLICABLE, "no Python 3.10"));

        assertThat(screen.out())
                .contains("Compatibility: 2 not applicable\nNot applicable: 2 results\n  2 x no Python 3.10\n");
    }

    @Test
    void whatTheMakersDoNotPromiseIsCountedAndSaysWhereTheySaySo() {
        print(
                screen.plain(),
                CODEX.notPromised("guard/one", "https://example.com/why"),
                CODEX.notPromised("guard/two", "https://example.com/why"));

        assertThat(screen.out())
                .contains("\nNot applicable: 2 results\n  2 x not promised: https://example.com/why\n")
                .contains("\nSecurity:      2 not applicable (2 not promised by their makers)\n");
    }

    @Test
    void manySandboxesAreShownInSeveralTablesOfTheWidthThereIs() {
        List<ScenarioResult> results = new ArrayList<>();
        for (int i = 10; i < 22; i++) {
            for (SandboxPolicy policy : POLICIES) {
                results.add(new SampleResults("sandbox-" + i, policy).conforming("python/default-pool", "python-3.14"));
            }
        }
        print(screen.plain(), results.toArray(ScenarioResult[]::new));

        assertThat(screen.out().lines()).allMatch(line -> line.length() <= 100 || line.startsWith("Report:"));
        assertThat(screen.out()).contains("""
                                                     sandbox-10@1.0          sandbox-11@1.0
                                                     ro    ww    ww+n  full  ro    ww    ww+n  full
                        python
                          default-pool[python-3.14]  ok    ok    ok    ok    ok    ok    ok    ok
                        """);
        assertThat(screen.out().lines().filter("python"::equals)).hasSize(6);
    }

    @Test
    void aTerminalShowsColorsAndNothingElseOfWhatASandboxWrote() {
        print(screen.terminal(), CODEX.of("a/b", Verdict.DEVIATES, "\u001b[31mred\u202e"));

        assertThat(screen.out()).contains("\u001b[1;31mdev!\u001b[0m").contains("what: \\x1b[31mred\\u202e\n");
    }

    @Test
    void whatASandboxSaysWhereItCannotStartIsQuotedForEachCondition() {
        String words = "bwrap: loopback: \u001b[2JFailed\nand more\n";

        print(
                screen.plain(),
                CODEX.unstarted("userns-forbidden", "startup/names-cause", Verdict.CONFORMS, words),
                CODEX.unstarted("userns-forbidden", "startup/names-check", Verdict.DEVIATES, words),
                CODEX.unstarted("userns-forbidden", "startup/names-remedy", Verdict.DEVIATES, words),
                CODEX_FREE.unstarted("userns-forbidden", "startup/names-cause", Verdict.CONFORMS, words),
                CODEX_FREE.unstarted("userns-forbidden", "startup/names-check", Verdict.DEVIATES, words),
                CODEX_FREE.unstarted("userns-forbidden", "startup/names-remedy", Verdict.DEVIATES, words),
                CODEX.unstarted("no-landlock", "startup/names-cause", Verdict.NOT_APPLICABLE, "started"));

        assertThat(screen.out())
                .contains("""

                        ON no-landlock
                          codex@1.0 workspace-write
                            n/a:  startup/names-cause

                        ON userns-forbidden
                          codex@1.0 unrestricted, workspace-write
                            says: bwrap: loopback: \\x1b[2JFailed
                                  and more
                            dev!: startup/names-check, startup/names-remedy
                            ok:   startup/names-cause

                        ok=conforms, dev=deviates, n/a=not applicable
                        """)
                .contains("Compatibility: no results\n", "Guidance:      2 conform, 4 deviate, 1 not applicable\n");
    }

    private void print(Console console, ScenarioResult... results) {
        print(console, true, results);
    }

    private void printBriefly(Console console, ScenarioResult... results) {
        print(console, false, results);
    }

    private void print(Console console, boolean verbose, ScenarioResult... results) {
        try (Journal journal = Journal.open(directory, Redaction.of(Map.of()))) {
            for (ScenarioResult result : results) {
                journal.finished(result);
            }
        }
        try (Report report = Report.open(directory, false)) {
            ClosingReport closing = new ClosingReport(console, directory, List.of(), verbose);
            closing.print(report);
            closing.conclude(report, new Conclusion(report.summary(), false, true).exitCode(new Faults(console)));
        }
    }
}
