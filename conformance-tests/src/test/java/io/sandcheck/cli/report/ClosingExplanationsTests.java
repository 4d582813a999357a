package io.sandcheck.cli.report;

import static io.sandcheck.cli.report.SampleResults.DEVIATES;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.trace.DeniedCall;
import io.sandcheck.trace.Trace;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a closing report explains deviations and failed starts. */
class ClosingExplanationsTests extends PrintedReport {

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
    void eachGuardThatWasEscapedFromIsExplained() {
        print(
                screen.plain(),
                CODEX.escaping("guard/write-home", "/home/user/x was made"),
                CODEX.escaping("guard/signal-outside-process", "a process outside received SIGUSR1"));

        assertThat(screen.out())
                .contains("seen: /home/user/x was made\n", "seen: a process outside received SIGUSR1\n");
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
}
