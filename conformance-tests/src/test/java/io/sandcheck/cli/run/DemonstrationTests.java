package io.sandcheck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.report.RunFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemonstrationTests {

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @Test
    void whoNamesNoSandboxIsShownThatEachDummyIsCaught() {
        int exitCode = run();

        assertThat(exitCode).as(screen.out() + screen.err()).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out())
                .startsWith("This is a demonstration. ")
                .contains("\n  caught  a policy that is not enforced        ref-enforces-nothing\n")
                .contains("\n  caught  a system call that is denied         ref-denies-bind\n")
                .contains("\n  passes  a guard that holds                   ref-confines\n")
                .contains("\nAll 13 dummies with a fault were caught as they should be, ", "\nNext: ")
                .doesNotContain("MISSED");
        assertThat(screen.out().lines()).allMatch(line -> line.length() <= 80 || line.startsWith("Details:"));
        assertThat(RunFile.read(directory).runs().get(0).experiments()).isEqualTo(15);
    }

    @Test
    void whoNamesAnythingMakesAnOrdinaryRun() {
        assertThat(run("--scenario", "ipc/unix-socketpair", "--dry-run")).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out())
                .contains("ipc/unix-socketpair in ref-permits-all@1 unrestricted")
                .doesNotContain("ref-misleads");
    }

    private int run(String... options) {
        String[] arguments = new String[options.length + 5];
        System.arraycopy(new String[] {"run", "--host", "process", "--out", directory.toString()}, 0, arguments, 0, 5);
        System.arraycopy(options, 0, arguments, 5, options.length);
        return Sandcheck.execute(screen.plain(80), arguments);
    }
}
