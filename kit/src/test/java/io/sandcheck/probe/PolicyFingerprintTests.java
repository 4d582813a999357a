package io.sandcheck.probe;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFingerprintTests extends WithFingerprints {

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
}
