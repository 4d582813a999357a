package io.sandcheck.probe;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.host.Placement;
import io.sandcheck.probe.FingerprintComparison.LineDifference;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFingerprintTests {

    private static final FingerprintQuestions QUESTIONS = new FingerprintQuestions(
            List.of("DISABLED"), Map.of("connect-loopback", List.of("connect-tcp", "127.0.0.1", "80")));

    private static final String OUTSIDE = """
            {'fact': 'environment DISABLED', 'value': null}
            {'fact': 'status NoNewPrivs', 'value': '0'}
            {'fact': 'status Seccomp', 'value': '2'}
            {'fact': 'status Seccomp_filters', 'value': '1'}
            {'fact': 'status CapInh', 'value': '0000000000000000'}
            {'fact': 'status CapPrm', 'value': '0000000000000000'}
            {'fact': 'status CapEff', 'value': '0000000000000000'}
            {'fact': 'status CapBnd', 'value': '00000000a80425fb'}
            {'fact': 'status CapAmb', 'value': '0000000000000000'}
            {'fact': 'namespace user', 'value': 'user:[1]'}
            {'fact': 'namespace mnt', 'value': 'mnt:[2]'}
            {'fact': 'namespace pid', 'value': 'pid:[3]'}
            {'fact': 'namespace net', 'value': 'net:[4]'}
            {'fact': 'namespace ipc', 'value': 'ipc:[5]'}
            {'fact': 'namespace uts', 'value': 'uts:[6]'}
            {'fact': 'namespace cgroup', 'value': 'cgroup:[7]'}
            {'fact': 'namespace time', 'value': null}
            {'capability': 'connect-loopback', 'outcome': 'granted', 'detail': '-'}
            """;

    private static final Placement AS_KNOWN = Placement.known("/fixtures");

    private final Fingerprinting fingerprinting =
            new Fingerprinting(argv -> printed(OUTSIDE), "python3", AS_KNOWN, QUESTIONS);

    @Test
    void itIsPrintedALineForEachThing() {
        assertThat(fingerprinting.outside().toString().lines())
                .containsExactly(
                        "DISABLED: unset",
                        "Seccomp: no filter of its own",
                        "NoNewPrivs: 0",
                        "CapInh: none",
                        "CapPrm: none",
                        "CapEff: none",
                        "CapBnd: CHOWN DAC_OVERRIDE FOWNER FSETID KILL SETGID SETUID SETPCAP NET_BIND_SERVICE NET_RAW "
                                + "SYS_CHROOT MKNOD AUDIT_WRITE SETFCAP",
                        "CapAmb: none",
                        "namespace user: the one outside",
                        "namespace mnt: the one outside",
                        "namespace pid: the one outside",
                        "namespace net: the one outside",
                        "namespace ipc: the one outside",
                        "namespace uts: the one outside",
                        "namespace cgroup: the one outside",
                        "namespace time: not there",
                        "connect-loopback: granted");
    }

    @Test
    void theSameAnswersAreEqual() {
        assertThat(take(OUTSIDE)).matches(fingerprinting.outside());
        assertThat(take(OUTSIDE).comparedTo(fingerprinting.outside()))
                .isEqualTo(new FingerprintComparison(Relation.EQUAL, List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "status NoNewPrivs', 'value': '0'       | status NoNewPrivs', 'value': '1'        | NARROWER",
                "Seccomp_filters', 'value': '1'         | Seccomp_filters', 'value': '2'          | NARROWER",
                "namespace net', 'value': 'net:[4]'     | namespace net', 'value': 'net:[9]'      | NARROWER",
                "CapBnd', 'value': '00000000a80425fb'   | CapBnd', 'value': '0000000000000000'    | NARROWER",
                "CapEff', 'value': '0000000000000000'   | CapEff', 'value': '0000000000200000'    | WIDER",
                "CapBnd', 'value': '00000000a80425fb'   | CapBnd', 'value': '0000000000200000'    | DIFFERENT",
                "DISABLED', 'value': null | DISABLED', 'value': '1'                            | DIFFERENT",
                "'outcome': 'granted'                   | 'outcome': 'denied', 'syscall': 'connect', 'errno': 'EPERM' | NARROWER",
            })
    void oneLineDecides(String line, String other, Relation relation) {
        assertThat(OUTSIDE).contains(line);

        FingerprintComparison comparison = take(OUTSIDE.replace(line, other)).comparedTo(fingerprinting.outside());

        assertThat(comparison.relation()).isEqualTo(relation);
        assertThat(comparison.differences()).hasSize(1);
        assertThat(comparison.differences(relation)).hasSize(1);
    }

    @Test
    void twoNamespacesOfTheirOwnAreEqual() {
        PolicyFingerprint one = take(OUTSIDE.replace("net:[4]", "net:[9]"));
        PolicyFingerprint other = take(OUTSIDE.replace("net:[4]", "net:[10]"));

        assertThat(one).matches(other);
        assertThat(one.line("namespace net")).get().hasToString("namespace net: its own");
    }

    @Test
    void twoDenialsAreEqualWhateverTheirErrno() {
        PolicyFingerprint one = take(denied("connect", "EPERM"));
        PolicyFingerprint other = take(denied("socket", "ENETUNREACH"));

        assertThat(one).matches(other);
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void capabilitiesInAUserNamespaceOfOnesOwnAreNoneOutside() {
        String own = OUTSIDE.replace("user:[1]", "user:[9]");

        assertThat(take(own).comparedTo(fingerprinting.outside()).relation()).isEqualTo(Relation.NARROWER);
        FingerprintComparison all = take(own.replace(
                        "CapEff', 'value': '0000000000000000", "CapEff', 'value': '1ffffffffff"))
                .comparedTo(fingerprinting.outside());
        assertThat(described(all))
                .containsExactly(
                        "CapEff: parent none, child all, in a user namespace of its own (different)",
                        "CapBnd: parent CHOWN DAC_OVERRIDE FOWNER FSETID KILL SETGID SETUID SETPCAP NET_BIND_SERVICE NET_RAW "
                                + "SYS_CHROOT MKNOD AUDIT_WRITE SETFCAP, child CHOWN DAC_OVERRIDE FOWNER FSETID KILL SETGID "
                                + "SETUID SETPCAP NET_BIND_SERVICE NET_RAW SYS_CHROOT MKNOD AUDIT_WRITE SETFCAP, in a user "
                                + "namespace of its own (narrower)",
                        "namespace user: parent the one outside, child its own (narrower)");
    }

    @Test
    void narrowerHereAndWiderThereIsDifferent() {
        String mixed = OUTSIDE.replace("NoNewPrivs', 'value': '0'", "NoNewPrivs', 'value': '1'")
                .replace("CapEff', 'value': '0000000000000000", "CapEff', 'value': '0000000000000001");

        FingerprintComparison comparison = take(mixed).comparedTo(fingerprinting.outside());

        assertThat(comparison.relation()).isEqualTo(Relation.DIFFERENT);
        assertThat(described(comparison))
                .containsExactly(
                        "NoNewPrivs: parent 0, child 1 (narrower)", "CapEff: parent none, child CHOWN (wider)");
    }

    @Test
    void aClaimDoesNotChangeTheRelationOfWhatIsReal() {
        String disabled = denied("connect", "EPERM").replace("DISABLED', 'value': null", "DISABLED', 'value': '1'");

        FingerprintComparison comparison = take(disabled).comparedTo(fingerprinting.outside());

        assertThat(comparison.relation()).isEqualTo(Relation.NARROWER);
        assertThat(described(comparison)).contains("DISABLED: parent unset, child \"1\" (different)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'fact': 'status NoNewPrivs', 'value': '2'}",
                "{'fact': 'status NoNewPrivs', 'value': '0\\n'}",
                "{'fact': 'status NoNewPrivs', 'value': 0.5}",
                "{'fact': 'status NoNewPrivs', 'error': 'EACCES'}",
                "{'fact': 'status NoNewPrivs', 'value': '0'}\n{'fact': 'status NoNewPrivs', 'value': '0'}",
                "{'fact': 'status NoNewPrivs', 'value': ['0']}",
                "NoNewPrivs: 0",
                "",
            })
    void anAnswerThatCannotBeBelievedIsEqualToNone(String answer) {
        PolicyFingerprint garbled = take(OUTSIDE.replace("{'fact': 'status NoNewPrivs', 'value': '0'}", answer));

        assertThat(garbled.unknown()).extracting(FingerprintLine::name).containsExactly("NoNewPrivs");
        assertThat(garbled.comparedTo(fingerprinting.outside()).relation()).isEqualTo(Relation.UNKNOWN);
        assertThat(garbled.comparedTo(garbled).relation()).isEqualTo(Relation.UNKNOWN);
        assertThatThrownBy(() -> assertThat(garbled).doesNotExceed(garbled))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("NoNewPrivs: reference unknown: ");
    }

    @Test
    void aValueIsBounded() {
        PolicyFingerprint flooding =
                take(OUTSIDE.replace("DISABLED', 'value': null", "DISABLED', 'value': '" + "x".repeat(10_000) + "'"));

        assertThat(flooding.line("DISABLED"))
                .get()
                .hasToString("DISABLED: unknown: garbled answer: \"" + "x".repeat(200) + "...\"");
    }

    @Test
    void fewerFiltersThanOutsideAreNotBelieved() {
        assertThat(take(OUTSIDE.replace("Seccomp_filters', 'value': '1'", "Seccomp_filters', 'value': '0'"))
                        .line("Seccomp"))
                .get()
                .hasToString("Seccomp: unknown: 1 filters fewer than outside");
    }

    @Test
    void withoutACountOfFiltersOnlyTheModeIsCompared() {
        String uncounted = OUTSIDE.replace(
                "{'fact': 'status Seccomp_filters', 'value': '1'}",
                "{'fact': 'status Seccomp_filters', 'value': null}");
        Fingerprinting old = new Fingerprinting(argv -> printed(uncounted), "python3", AS_KNOWN, QUESTIONS);
        PolicyFingerprint unfiltered = old.take(
                argv -> printed(uncounted.replace("status Seccomp', 'value': '2'", "status Seccomp', 'value': '0'")),
                AS_KNOWN,
                QUESTIONS);

        assertThat(described(unfiltered.comparedTo(old.outside())))
                .containsExactly("Seccomp: parent mode 2, child mode 0 (different)");
    }

    @Test
    void nothingIsKnownOfAnOutsideThatDidNotAnswer() {
        Fingerprinting blind = new Fingerprinting(argv -> printed(""), "python3", AS_KNOWN, QUESTIONS);

        PolicyFingerprint inside = blind.take(argv -> printed(OUTSIDE), AS_KNOWN, QUESTIONS);

        assertThat(blind.outside().unknown()).hasSize(blind.outside().lines().size());
        assertThat(inside.unknown())
                .extracting(FingerprintLine::name)
                .contains("Seccomp", "CapEff", "namespace net")
                .doesNotContain("NoNewPrivs", "connect-loopback");
    }

    @Test
    void whatOnlyOneWasAskedIsNotKnownOfTheOther() {
        FingerprintQuestions fewer = new FingerprintQuestions(List.of("DISABLED"), Map.of());
        PolicyFingerprint shorter = fingerprinting.take(argv -> printed(OUTSIDE), AS_KNOWN, fewer);

        assertThat(described(shorter.comparedTo(fingerprinting.outside())))
                .containsExactly("connect-loopback: parent granted, child unknown: was not asked (unknown)");
        assertThat(described(fingerprinting.outside().comparedTo(shorter)))
                .containsExactly("connect-loopback: parent unknown: was not asked, child granted (unknown)");
    }

    @Test
    void aClaimThatAnEffectContradictsIsFound() {
        PolicyFingerprint lying = take(OUTSIDE.replace("DISABLED', 'value': null", "DISABLED', 'value': '1'"));
        PolicyFingerprint honest =
                take(denied("connect", "EPERM").replace("DISABLED', 'value': null", "DISABLED', 'value': '1'"));

        assertThat(lying.contradictions(List.of("DISABLED")))
                .extracting(Object::toString)
                .containsExactly("DISABLED is \"1\", but connect-loopback is granted");
        assertThat(honest.contradictions(List.of("DISABLED"))).isEmpty();
        assertThat(lying.contradictions(List.of("OTHER"))).isEmpty();
        assertThat(fingerprinting.outside().contradictions(List.of("DISABLED"))).isEmpty();
    }

    private PolicyFingerprint take(String stdout) {
        return fingerprinting.take(argv -> printed(stdout), AS_KNOWN, QUESTIONS);
    }

    private static String denied(String syscall, String errno) {
        return OUTSIDE.replace(
                "'outcome': 'granted'",
                "'outcome': 'denied', 'syscall': '%s', 'errno': '%s'".formatted(syscall, errno));
    }

    private static List<String> described(FingerprintComparison comparison) {
        return comparison.differences().stream()
                .map((LineDifference line) -> line.describe("parent", "child"))
                .toList();
    }

    private static CommandResult printed(String stdout) {
        byte[] bytes = stdout.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        Output output = new Output(bytes, new byte[0], bytes.length);
        return new CommandResult(
                List.of("fingerprint"), 0, null, false, output, Output.EMPTY, Duration.ZERO, List.of());
    }
}
