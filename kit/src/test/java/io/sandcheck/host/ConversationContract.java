package io.sandcheck.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.host.ConversationException.Fault;
import io.sandcheck.sandbox.Command;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How every kind of host runs programs beside the commands. */
abstract class ConversationContract {

    private static final Duration LONG = Duration.ofSeconds(20);

    protected Host host;

    protected abstract Host openHost();

    @BeforeEach
    void open() {
        host = openHost();
    }

    @AfterEach
    protected void closeHost() {
        host.close();
    }

    @Test
    void aPeerRunsBesideTheCommandsUntilItIsStopped() {
        Peer peer = host.start(Command.of("sh", "-c", "echo ready; sleep 1000"));

        assertThat(peer.firstLine()).isEqualTo("ready");
        assertThat(host.run(Command.of("true")).leftBehind()).isEmpty();
        assertThat(peer.stop().stdout().text()).isEqualTo("ready\n");
    }

    @Test
    void aPeerThatIsNotReadySaysWhy() {
        assertThatThrownBy(() -> host.start(Command.of("sh", "-c", "echo no port left >&2; exit 1")))
                .isInstanceOf(HostException.class)
                .hasMessage(host.name() + ": sh wrote no first line; stderr: no port left\n");
    }

    @Test
    void aProgramIsSpokenToLineByLineUntilItIsStopped() {
        Conversation echo = host.converse(Command.of("sh", "-c", "echo ready; cat; echo ended >&2"));

        assertThat(echo.next(LONG, 100)).isEqualTo("ready");
        assertThat(echo.ask("x".repeat(3_000_000), LONG, 4_000_000)).hasSize(3_000_000);
        assertThat(host.run(Command.of("true")).leftBehind()).isEmpty();
        assertThat(echo.ask("\u00e9", LONG, 100)).isEqualTo("\u00e9");
        assertThat(echo.stop().outcome()).isEqualTo("exit 0");
        assertThat(echo.stop().stderr().text()).isEqualTo("ended\n");
    }

    @ParameterizedTest
    @CsvSource({
        "read line; echo why >&2; exit 3, ENDED, it ended (exit 3); stderr: why",
        "read line; kill -SEGV $$, ENDED, it ended (SIGSEGV)",
        "read line; exec >&-; sleep 1000, ENDED, it closed its standard output",
        "cat /dev/zero, LINE_TOO_LONG, it wrote a line of more than 100 bytes",
    })
    void aProgramThatAnswersBadlyIsNamed(String script, Fault fault, String message) {
        Conversation bad = host.converse(Command.of("sh", "-c", script));

        assertThatThrownBy(() -> bad.ask("hello", LONG, 100))
                .isInstanceOf(ConversationException.class)
                .hasMessage(message)
                .extracting(problem -> ((ConversationException) problem).fault())
                .isEqualTo(fault);
        assertThat(bad.stop().succeeded()).isFalse();
    }

    @Test
    void aProgramThatStaysSilentIsGivenUpAndKilledWithWhatItStarted() {
        String marker = "86397.%d".formatted(ProcessHandle.current().pid());
        Conversation silent =
                host.converse(Command.of("sh", "-c", "setsid sleep %s & sleep %s".formatted(marker, marker)));

        assertThatThrownBy(() -> silent.ask("hello", Duration.ofMillis(10), 100))
                .hasMessage("no answer within 0.01 s");
        silent.close();
        assertThat(commandLines()).doesNotContain("sleep " + marker);
    }

    String commandLines() {
        return host.run(Command.of("sh", "-c", "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' '")
                        .withOutputLimit(1 << 24))
                .stdout()
                .text();
    }
}
