package io.sandcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A journal in a directory of its own. */
abstract class WithJournal {

    static final Redaction NO_SECRETS = Redaction.of(Map.of());

    @TempDir
    Path directory;

    static List<RecordedResult> read(Path file) {
        List<RecordedResult> results = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(file)) {
            reader.forEach((offset, result) -> {
                assertThat(reader.at(offset)).isEqualTo(result);
                results.add(result);
            });
        }
        return results;
    }
}
