package io.sandcheck.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTests {

    private static final KnownNames POLICIES =
            new KnownNames("policy", List.of("read-only", "workspace-write", "unrestricted"));

    @Test
    void unknownNameIsAnsweredWithWhatIsKnownAndWhatWasMeant() {
        assertThat(POLICIES.unknown("workspace-wirte"))
                .isEqualTo("unknown policy [workspace-wirte]; known: read-only, workspace-write, unrestricted;"
                        + " did you mean workspace-write?");
    }

    @Test
    void nothingIsSuggestedWhereNothingIsNear() {
        assertThat(POLICIES.unknown("danger-full-access"))
                .isEqualTo("unknown policy [danger-full-access]; known: read-only, workspace-write, unrestricted");
    }

    @Test
    void emptyListSaysThatNothingIsKnown() {
        assertThat(new KnownNames("sandbox", List.of()).unknown("codex"))
                .isEqualTo("unknown sandbox [codex]; known: none");
    }

    @Test
    void longListIsCutAndCounted() {
        List<String> many =
                IntStream.range(0, 300).mapToObj(i -> "syscall-" + i).toList();

        assertThat(new KnownNames("system call", many).unknown("x"))
                .startsWith("unknown system call [x]; known: syscall-0, syscall-1, ")
                .endsWith(", syscall-7, ... (300 in all)");
    }

    @ParameterizedTest
    @CsvSource({
        "red-only, read-only",
        "raed-only, read-only",
        "Read-Only, read-only",
        "read-onlyy, read-only",
        "workspace, workspace-write",
        "restricted, unrestricted",
        "re, ",
        "'', "
    })
    void nameIsNearToTheOneThatWasMeant(String written, String meant) {
        assertThat(POLICIES.near(written)).isEqualTo(meant == null ? List.of() : List.of(meant));
    }

    @Test
    void nearestNameComesFirstAndThreeAreEnough() {
        KnownNames scenarios = new KnownNames("scenario", List.of("bind-3", "bind", "bin", "bind-2", "bin-d"));

        assertThat(scenarios.near("bind-")).containsExactly("bind-3", "bind", "bind-2");
    }

    @Test
    void endlessNameIsNotCompared() {
        assertThat(POLICIES.near("read-only".repeat(100_000))).isEmpty();
    }
}
