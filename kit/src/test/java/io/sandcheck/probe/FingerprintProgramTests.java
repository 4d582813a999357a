package io.sandcheck.probe;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.host.Host;
import io.sandcheck.host.Placement;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.probe.FingerprintComparison.LineDifference;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.seccomp.SeccompAssembler;
import io.sandcheck.seccomp.SeccompRule;
import io.sandcheck.seccomp.SeccompRule.ArgumentEquals;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FingerprintProgramTests {

    private static Host host;
    private static FingerprintQuestions questions;
    private static Fingerprinting fingerprinting;

    @BeforeAll
    static void open() {
        host = ThisMachine.open();
        questions = FingerprintQuestions.about(host.layout(), host.layout().workspace())
                .withMarkers(List.of("MARKER"));
        fingerprinting = new Fingerprinting(argv -> host.run(Command.of(argv)), python(), placement(), questions);
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void everyLineOutsideIsKnown() {
        assertThat(fingerprinting.outside().unknown()).isEmpty();
        assertThat(fingerprinting.outside().lines())
                .extracting(FingerprintLine::toString)
                .contains(
                        "MARKER: unset",
                        "Seccomp: no filter of its own",
                        "namespace net: the one outside",
                        "write-workspace: granted",
                        "bind-unix-path: granted",
                        "bind-tcp-loopback: granted");
    }

    @Test
    void aSandboxThatPermitsAllMatchesTheOutside() {
        assertThat(in("ref-permits-all", SandboxPolicy.UNRESTRICTED, Map.of())).matches(fingerprinting.outside());
    }

    @Test
    void aFilterMakesItNarrower() {
        PolicyFingerprint confined = in("ref-denies-unix-sockets", SandboxPolicy.WORKSPACE_WRITE, Map.of());

        FingerprintComparison comparison = confined.comparedTo(fingerprinting.outside());

        assertThat(comparison.relation()).isEqualTo(Relation.NARROWER);
        assertThat(described(comparison))
                .containsExactly(
                        "Seccomp: outside no filter of its own, inside a filter of its own (narrower)",
                        "NoNewPrivs: outside 0, inside 1 (narrower)",
                        "bind-unix-path: outside granted, inside denied: socket EPERM (narrower)",
                        "bind-unix-abstract: outside granted, inside denied: socket EPERM (narrower)",
                        "bind-tcp-loopback: outside granted, inside denied: socket EPERM (narrower)");
        assertThat(confined).doesNotExceed(fingerprinting.outside());
    }

    @Test
    void whatIsNarrowerOneWayIsWiderTheOther() {
        PolicyFingerprint confined = in("ref-denies-unix-sockets", SandboxPolicy.WORKSPACE_WRITE, Map.of());

        assertThat(fingerprinting.outside().comparedTo(confined).relation()).isEqualTo(Relation.WIDER);
        assertThatThrownBy(() -> assertThat(fingerprinting.outside()).doesNotExceed(confined))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Expected no more than the reference but:")
                .hasMessageContaining("bind-unix-path: reference denied: socket EPERM, actual granted (wider)");
    }

    @Test
    void whatOneDeniesAndTheOtherDoesNotCannotBeOrdered() {
        PolicyFingerprint withoutUnix = filtered(new SeccompRule("socket", new ArgumentEquals(0, 1), "EPERM"));
        PolicyFingerprint withoutTcp = filtered(new SeccompRule("socket", new ArgumentEquals(0, 2), "EPERM"));

        FingerprintComparison comparison = withoutTcp.comparedTo(withoutUnix);

        assertThat(comparison.relation()).isEqualTo(Relation.DIFFERENT);
        assertThat(comparison.differences(Relation.WIDER))
                .extracting(line -> line.actual().name())
                .containsExactly("bind-unix-path", "bind-unix-abstract");
        assertThat(comparison.differences(Relation.NARROWER))
                .extracting(line -> line.actual().name())
                .containsExactly("bind-tcp-loopback");
    }

    @Test
    void aVariableIsAClaimAndNothingMore() {
        PolicyFingerprint claiming =
                in("ref-permits-all", SandboxPolicy.UNRESTRICTED, Map.of("MARKER", "1\u001b[2J\u202e"));

        FingerprintComparison comparison = claiming.comparedTo(fingerprinting.outside());

        assertThat(comparison.relation()).isEqualTo(Relation.DIFFERENT);
        assertThat(described(comparison))
                .containsExactly("MARKER: outside unset, inside \"1\\u001B[2J\\u202E\" (different)");
        assertThat(claiming).doesNotExceed(fingerprinting.outside());
    }

    @Test
    void whereNoChildCanBeHadTheActsTakeTurns() {
        PolicyFingerprint childless = filtered(new SeccompRule("clone", null, "EAGAIN"));

        assertThat(childless.unknown()).isEmpty();
        assertThat(childless.line("bind-unix-path")).get().matches(FingerprintLine::granted);
    }

    @Test
    void aProgramThatIsKilledLeavesUnknownWhatItDidNotSay() {
        PolicyFingerprint killed = filtered(new SeccompRule("clone", null, "kill"));

        assertThat(killed.line("NoNewPrivs")).get().hasToString("NoNewPrivs: 1");
        assertThat(killed.line("write-home"))
                .get()
                .hasToString("write-home: unknown: no answer (census: killed by SIGSYS)");
        assertThat(killed.comparedTo(killed).relation()).isEqualTo(Relation.UNKNOWN);
    }

    @Test
    void allActsThatHangCostTheTimeOfOne() {
        host.put(host.layout().fixtures() + "/probes/hang_for_long.py", """
                import signal


                def exercise(step):
                    step("pause")
                    signal.pause()
                """.getBytes(StandardCharsets.UTF_8), false);

        // One after the other they would take longer than a command may.
        CommandResult result = host.run(Command.of(
                        python(),
                        "-c",
                        "import fingerprint; fingerprint.TIME_LIMIT_SECONDS = 1; "
                                + "print(len(list(fingerprint.effects({str(n): ['hang-for-long'] for n in range(40)}))))")
                .withDirectory(host.layout().fixtures() + "/probes"));

        assertThat(result).succeeds().printsLine("40");
    }

    private static PolicyFingerprint filtered(SeccompRule rule) {
        Command confined = Command.of("true").withSeccompFilter(SeccompAssembler.assemble(List.of(rule)));
        return fingerprinting.take(argv -> host.run(confined.withArgv(argv)), placement(), questions);
    }

    private static PolicyFingerprint in(String sandbox, SandboxPolicy policy, Map<String, String> environment) {
        Sandbox found = SandboxCatalog.ofFixtures().find(sandbox);
        List<SeccompRule> rules =
                Objects.requireNonNull(found.policies().get(policy)).seccomp();
        Command confined = Command.of("true")
                .withEnvironment(environment)
                .withSeccompFilter(rules.isEmpty() ? null : SeccompAssembler.assemble(rules));
        return fingerprinting.take(argv -> host.run(confined.withArgv(argv)), placement(), questions);
    }

    private static List<String> described(FingerprintComparison comparison) {
        return comparison.differences().stream()
                .map((LineDifference line) -> line.describe("outside", "inside"))
                .toList();
    }

    private static Placement placement() {
        return Placement.atRandom(host, host.layout().workspace());
    }

    private static String python() {
        return host.pythons().get(0).executable();
    }
}
