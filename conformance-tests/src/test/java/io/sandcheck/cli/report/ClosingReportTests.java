package io.sandcheck.cli.report;

import static io.sandcheck.cli.report.SampleResults.DEVIATES;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingReportTests extends PrintedReport {

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
                        Next:          follow the advice above. If the sandbox is meant to behave like this, list the
                                       result in expectations.yaml beside its definition. This command makes a draft:
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
    void aTerminalShowsColorsAndNothingElseOfWhatASandboxWrote() {
        print(screen.terminal(), CODEX.of("a/b", Verdict.DEVIATES, "\u001b[31mred\u202e"));

        assertThat(screen.out()).contains("\u001b[1;31mdev!\u001b[0m").contains("what: \\x1b[31mred\\u202e\n");
    }
}
