package io.sandcheck.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportNameTests {

    private static final List<String> KNOWN = List.of("openai/codex#24943", "group/sub/project#7", "other/project#7");

    @ParameterizedTest
    @CsvSource({
        "24943, openai/codex#24943",
        "'#24943', openai/codex#24943",
        "OpenAI/Codex#24943, openai/codex#24943",
        "https://github.com/openai/codex/issues/24943, openai/codex#24943",
        "https://github.com/openai/codex/pull/24943/files?w=1, openai/codex#24943",
        "https://gitlab.example/group/sub/project/-/issues/7, group/sub/project#7",
    })
    void aReportIsFoundHoweverItIsNamed(String text, String report) {
        assertThat(ReportName.find(text, KNOWN)).contains(report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"python/fork-pool", "python/fork-pool[python-3.14]", "python/*"})
    void whatIsNoReportIsAScenario(String text) {
        assertThat(ReportName.find(text, KNOWN)).isEmpty();
    }

    @Test
    void aNumberThatSeveralReportsHaveIsRefusedWithTheChoices() {
        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> ReportName.find("7", KNOWN))
                .withMessage("report [#7] is ambiguous; choose one of group/sub/project#7, other/project#7");
    }

    @Test
    void anUnknownReportIsRefusedWithThoseThatAreKnown() {
        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> ReportName.find("https://github.com/openai/codex/issues/2494", KNOWN))
                .withMessageStartingWith("unknown report [openai/codex#2494]; known: openai/codex#24943, ");
    }
}
