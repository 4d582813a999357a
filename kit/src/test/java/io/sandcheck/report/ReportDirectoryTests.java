package io.sandcheck.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDirectoryTests {

    @TempDir
    private Path directory;

    @Test
    void whatAnotherProcessIsWritingIsLeftAlone() throws IOException {
        Path ofAnother = Files.writeString(directory.resolve("report.html.part"), "half a");

        ReportDirectory.replace(directory.resolve("report.html"), out -> out.write("a page".getBytes(UTF_8)));

        assertThat(directory.resolve("report.html")).hasContent("a page");
        assertThat(ofAnother).hasContent("half a");
    }

    @Test
    void nothingIsLeftOfAFileThatCannotBeWritten() {
        assertThatThrownBy(() -> ReportDirectory.replace(directory.resolve("report.html"), out -> {
                    out.write("half a".getBytes(UTF_8));
                    throw new IOException("no space");
                }))
                .isInstanceOf(ReportException.class);

        assertThat(directory).isEmptyDirectory();
    }
}
