package io.sandcheck.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.report.NoSpaceException;
import io.sandcheck.report.ReportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

class FaultsTests {

    private final Screen screen = new Screen();
    private final Faults faults = new Faults(screen.plain());

    @Test
    void aFullDiskIsNotTheFaultOfTheUser() {
        assertThat(faults.exitCode(new NoSpaceException("no space", null))).isEqualTo(ExitCode.BROKEN);
        assertThat(faults.exitCode(new ReportException("no such report"))).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).isEqualTo("sandcheck: no space\nsandcheck: no such report\n");
    }

    @Test
    void aFileThatCannotBeReadIsOneLine() {
        IOException cause = new AccessDeniedException("/mine/expectations.yaml");
        UncheckedIOException fault =
                new UncheckedIOException("Expectations [/mine/expectations.yaml] cannot be read", cause);

        assertThat(faults.exitCode(fault)).isEqualTo(ExitCode.BROKEN);
        assertThat(screen.err())
                .isEqualTo("sandcheck: Expectations [/mine/expectations.yaml] cannot be read:"
                        + " java.nio.file.AccessDeniedException: /mine/expectations.yaml\n");
    }
}
