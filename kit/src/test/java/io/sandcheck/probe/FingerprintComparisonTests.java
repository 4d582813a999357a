package io.sandcheck.probe;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of two fingerprints permits more. */
class FingerprintComparisonTests extends WithFingerprints {

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

    @Test
    void whatOnlyOneWasAskedIsNotKnownOfTheOther() {
        FingerprintQuestions fewer = new FingerprintQuestions(List.of("DISABLED"), Map.of());
        PolicyFingerprint shorter = fingerprinting.take(argv -> printed(OUTSIDE), AS_KNOWN, fewer);

        assertThat(described(shorter.comparedTo(fingerprinting.outside())))
                .containsExactly("connect-loopback: parent granted, child unknown: was not asked (unknown)");
        assertThat(described(fingerprinting.outside().comparedTo(shorter)))
                .containsExactly("connect-loopback: parent unknown: was not asked, child granted (unknown)");
    }
}
