package io.sandcheck.assertj;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.SandboxSession;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssertionsOfCommandsAndFilesTests {

    private Host host;
    private SandboxSession session;

    @BeforeEach
    void open() {
        host = ThisMachine.open();
        session = SandboxSession.outside(host, host.pythons().get(0), Duration.ofSeconds(20));
    }

    @AfterEach
    void close() {
        session.close();
        host.close();
    }

    @Test
    void aFileOfTheWorkspaceIsComparedByItsContent() {
        session.run("sh", "-c", "printf 'one\ntwo\n' > made.txt");

        assertThat(session)
                .hasFile("made.txt")
                .hasFile("made.txt", "one\ntwo\n")
                .hasNoFile("other.txt");
        assertThatThrownBy(() -> assertThat(session).hasFile("made.txt", "three"))
                .hasMessage("Expected that the file [made.txt] is [three] but it begins: one\ntwo\n");
        assertThatThrownBy(() -> assertThat(session).hasFile("other.txt"))
                .hasMessage("Expected the file [other.txt] in the workspace but it is not there");
        assertThatThrownBy(() -> assertThat(session).hasNoFile("made.txt"))
                .hasMessage("Expected no file [made.txt] in the workspace but there is one, which begins: one\ntwo\n");
    }

    @Test
    void linesAreComparedOnTheStreamThatIsNamed() {
        CommandResult result = session.run("sh", "-c", "echo one; echo two; echo problem >&2");

        assertThat(result).printsLine("two").printsLines("one", "two").printsErrorLine("problem");
        assertThatThrownBy(() -> assertThat(result).printsErrorLine("two"))
                .hasMessage("Expected the line [two] on standard error but there was none%n".formatted()
                        + "stdout ends: one\ntwo%nstderr ends: problem".formatted());
        assertThatThrownBy(() -> assertThat(result).printsLines("two", "one"))
                .hasMessage("Expected the lines [two, one] on standard output but there were others%n".formatted()
                        + "stdout ends: one\ntwo%nstderr ends: problem".formatted());
    }

    @Test
    void processesThatWereLeftBehindAreNamed() {
        assertThat(session.run("true")).leavesNothingRunning();
        assertThatThrownBy(
                        () -> assertThat(session.run("sh", "-c", "sleep 60 &")).leavesNothingRunning())
                .hasMessage("Expected no process left behind but there were: [sleep 60]");
    }

    @Test
    void endBySignalIsAlsoReportedAsInAShell() {
        assertThat(session.run("sh", "-c", "kill -TERM $$; sleep 60")).endsBySignal("SIGTERM");
        assertThat(session.run("sh", "-c", "exit 143")).endsBySignal("SIGTERM");
        assertThatThrownBy(() -> assertThat(session.run("sh", "-c", "exit 142")).endsBySignal("SIGTERM"))
                .hasMessage("Expected that SIGTERM ends it but it was: exit 142");
    }
}
