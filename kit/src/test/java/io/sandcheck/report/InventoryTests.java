package io.sandcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.report.Inventory.Area;
import io.sandcheck.report.Inventory.Status;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Judgement;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Subject;
import io.sandcheck.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryTests {

    @ParameterizedTest
    @CsvSource({
        "guard/read-credentials,         READ",
        "guard/write-home,               WRITE",
        "guard/run-later-at-home,        LATER",
        "guard/git-hooks-writable,       LATER",
        "guard/connect-service,          REACH",
        "guard/resolve-name,             REACH",
        "guard/change-outside-object,    CONTROL",
        "guard/outlive-sandbox,          CONTROL",
    })
    void guardIsOfAnArea(String guard, Area area) {
        assertThat(inventory(guard, new Judgement(Verdict.CONFORMS, "it is denied", null))
                        .items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.area()).isEqualTo(area);
                    assertThat(item.status()).isEqualTo(Status.HELD);
                    assertThat(item.promised()).isTrue();
                });
    }

    @Test
    void actThatNobodyPromisesToDenyIsWhatWasSeenOfIt() {
        Judgement escape = new Judgement(Verdict.ESCAPE, "it happened", null);

        assertThat(inventory("guard/read-credentials", escape.excusedBy("not promised", "https://example.com/why"))
                        .items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.status()).isEqualTo(Status.OPEN);
                    assertThat(item.promised()).isFalse();
                });
    }

    @Test
    void changeSinceAnEarlierRunIsTold() {
        Inventory before = inventory("guard/read-credentials", new Judgement(Verdict.CONFORMS, "it is denied", null));
        Inventory after = inventory("guard/read-credentials", new Judgement(Verdict.ESCAPE, "it happened", null));

        assertThat(after.changesSince(before))
                .containsExactly(
                        "codex@0.124.0 workspace-write on container: read-credentials[ssh] was held, and is open");
        assertThat(after.changesSince(after)).isEmpty();
    }

    @Test
    void whatIsNoGuardIsNotInIt() {
        assertThat(inventory("ipc/unix-socketpair", new Judgement(Verdict.CONFORMS, "it works", null))
                        .items())
                .isEmpty();
    }

    private static Inventory inventory(String guard, Judgement judgement) {
        Subject subject = new Subject(guard, "ssh", ScenarioKind.SECURITY, Level.SHOULD, List.of());
        Inventory inventory = new Inventory();
        inventory.add(RecordedResult.of(
                SampleResults.result(
                        subject, SandboxPolicy.WORKSPACE_WRITE, judgement, Expectation.CONFORMS, null, null),
                Redaction.of(Map.of())));
        return inventory;
    }
}
