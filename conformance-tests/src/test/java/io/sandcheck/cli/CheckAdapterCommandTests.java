package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckAdapterCommandTests {

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @Test
    void theAdapterOfTheExamplesKeepsToTheProtocol() {
        int exitCode = check("../examples/adapter/adapter.py");

        assertThat(screen.out())
                .contains("ok    run kills a command whose time is up, and says so\n")
                .contains("""
                        -     change-policy changes the policy of a session that runs
                              it does not offer [policy-change]
                        """)
                .doesNotContain("wrong ")
                .endsWith("adapter.py: keeps to the protocol\n");
        assertThat(exitCode).isEqualTo(ExitCode.AS_EXPECTED);
    }

    @Test
    void theAdapterInAShellKeepsToTheProtocolInSixtyLines() throws IOException {
        Path adapter = Path.of("../examples/adapter-in-shell/adapter.sh");

        assertThat(check(adapter.toString())).as(screen.out()).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).doesNotContain("wrong ").endsWith("adapter.sh: keeps to the protocol\n");
        assertThat(Files.readAllLines(adapter)).hasSizeLessThanOrEqualTo(60);
    }

    @Test
    void theAdapterOfTheExamplesIsStartedByItsDefinition() {
        assertThat(check("--sandbox", "../examples/adapter", "--host", "process"))
                .isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).endsWith("\ncrew@1: keeps to the protocol\n");
    }

    @Test
    void whatAnAdapterGetsWrongIsPrintedWithWhatToDo() throws IOException {
        Path adapter = program("""
                #!/bin/sh
                while read -r line; do echo '{"id":1,"ok":{"protocol":1,"adapter":"mine","offers":[]}}'; done
                """);

        int exitCode = check(adapter.toString());

        assertThat(screen.out()).startsWith("""
                        ok    hello is answered with a protocol, a name and offers
                        wrong hello with a protocol that it does not speak is refused
                              came: Adapter [adapter.py] at request 2 [hello]: it answered request 1 twice
                              do:   answer the error [protocol] if you know neither [protocol] nor one of [protocols]
                        """).endsWith("""
                        -     the 21 rules that are left
                              it broke off 3 times
                        adapter.py: 3 rules broken
                        """);
        assertThat(exitCode).isEqualTo(ExitCode.UNEXPECTED);
    }

    @Test
    void theAdapterOfASandboxIsCheckedWhereItRuns() {
        int exitCode = check("--sandbox", "ref-denies-bind", "--host", "process");

        assertThat(screen.out()).endsWith("processes.py in ref-denies-bind@1: keeps to the protocol\n");
        assertThat(exitCode).isEqualTo(ExitCode.AS_EXPECTED);
    }

    @Test
    void whatIsNoProgramIsWrongUsage() throws IOException {
        Path text = Files.writeString(directory.resolve("adapter.txt"), "hello");

        assertThat(check(text.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).contains("sandcheck: Adapter [" + text + "] is not executable; run chmod +x on it\n");
        assertThat(check()).isEqualTo(ExitCode.USAGE);
    }

    private Path program(String text) throws IOException {
        Path program = Files.writeString(directory.resolve("adapter.py"), text);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    private int check(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "adapter";
        all[1] = "check";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Sandcheck.execute(screen.plain(100), all);
    }
}
