package io.sandcheck.expectation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.verdict.Verdict;
import io.sandcheck.yaml.YamlException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an update writes only if it is accepted, and with which reason. */
class UpdateTermsTests extends WithExpectations {

    @ParameterizedTest
    @CsvSource({
        "ESCAPE, it escaped, ESCAPES",
        "UNAVAILABLE, it would not start, UNAVAILABLE",
        "INCONCLUSIVE, it fails outside too, INCONCLUSIVE",
        "INCONCLUSIVE, this machine was too slow here, TOO_SLOW",
        "UNSTABLE, 3 x CONFORMS, UNSTABLE"
    })
    void whatNobodyAcceptsByNameIsNotWritten(Verdict verdict, String why, Acceptance needed) throws IOException {
        List<SeenResult> seen = List.of(because("ipc/one", verdict, why), because("ipc/new", verdict, why));
        Set<Acceptance> others = EnumSet.complementOf(EnumSet.of(needed));

        ExpectationUpdate update =
                ExpectationUpdate.of(read(RULES, "1.0", "workspace-write"), seen, new UpdateTerms(others, "known"));

        assertThat(update.text()).isEqualTo(RULES);
        assertThat(update.refused()).containsExactly(Map.entry(needed, 2));
        assertThat(ExpectationUpdate.of(
                                read(RULES, "1.0", "workspace-write"),
                                seen,
                                new UpdateTerms(EnumSet.of(needed), "known"))
                        .text())
                .contains("verdict: " + verdict + " # since ever", "scenario: ipc/new");
    }

    @Test
    void errorIsNeverWritten() throws IOException {
        ExpectationUpdate update = ExpectationUpdate.of(
                read(RULES, "1.0", "workspace-write"),
                List.of(seen("ipc/one", Verdict.ERROR, null)),
                new UpdateTerms(ALL, "known"));

        assertThat(update.text()).isEqualTo(RULES);
        assertThat(update.errors()).isOne();
    }

    @Test
    void draftIsNotReadUntilItsReasonIsFilledIn() throws IOException {
        String draft = update("", seen("ipc/new", Verdict.DEVIATES, "unexplained"));

        assertThatThrownBy(() -> read(draft, "1.0"))
                .isExactlyInstanceOf(YamlException.class)
                .hasMessageEndingWith(
                        "line 7, column 11: the reason is still the placeholder of a draft; say why this is expected, or remove the rule");
        assertThatCode(() -> read(draft.replace("FILL IN why this is expected", "it is known"), "1.0"))
                .doesNotThrowAnyException();
    }

    @Test
    void reasonThatIsGivenIsWritten() throws IOException {
        assertThat(updateForAReason(
                        RULES,
                        seen("ipc/one", Verdict.DEVIATES, "unexplained"),
                        seen("ipc/new", Verdict.DEVIATES, null)))
                .contains("  reason: \"we \\\"know\\\"\"\n\n# all of Python")
                .endsWith("  reason: \"we \\\"know\\\"\"\n")
                .doesNotContain("bind is denied", "it \"was\" seen");
    }

    private static SeenResult because(String scenario, Verdict verdict, String reason) {
        SeenResult seen = seen(scenario, verdict, null);
        return new SeenResult(seen.subject(), seen.setting(), verdict, null, reason);
    }
}
