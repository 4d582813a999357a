package io.sandcheck.cli.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BisectionStateTests {

    private static final JudgedRelease JUDGED =
            new JudgedRelease("0.1", Verdict.DEVIATES, "an-id", "why", List.of("seen: it"));

    @TempDir
    Path directory;

    @Test
    void whatWasFoundIsReadBack() {
        Path file = directory.resolve("state.json");
        BisectionState state = BisectionState.read(file, "a/b in x").with(JUDGED);

        state.write(file);

        assertThat(BisectionState.read(file, "a/b in x")).isEqualTo(state);
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void whatBrokeIsTriedAgain() {
        BisectionState state = new BisectionState("a/b in x", List.of(JUDGED));

        assertThat(state.with(new JudgedRelease("0.2", Verdict.ERROR, null, "no network", List.of())))
                .isEqualTo(state);
    }

    @Test
    void theStateOfAnotherSearchIsNotTaken() {
        Path file = directory.resolve("state.json");
        new BisectionState("a/b in x", List.of(JUDGED)).write(file);

        assertThatThrownBy(() -> BisectionState.read(file, "a/b in y"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "--state: [%s] is about [a/b in x], not about [a/b in y]; name another file, or remove this one to start again",
                        file);
    }

    @Test
    void aFileThatIsNoStateIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("state.json"), "[]");

        assertThatThrownBy(() -> BisectionState.read(file, "a/b in x"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("--state: [" + file + "] cannot be read: ");
    }
}
