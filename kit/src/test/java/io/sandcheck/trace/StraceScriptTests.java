package io.sandcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code strace.sh} returns of the command that it traces. */
class StraceScriptTests {

    private Host host;
    private String trace;

    @BeforeEach
    void open() {
        host = ThisMachine.open();
        trace = host.makeDirectory(host.layout().outside()) + "/trace";
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void processThatTheCommandLeavesBehindIsNotWaitedFor() {
        CommandResult result = traced("sh", "-c", "sleep 1000 & echo said; echo complained >&2; exit 3");

        assertThat(result.outcome()).isEqualTo("exit 3");
        assertThat(result.stdout().text()).isEqualTo("said\n");
        assertThat(result.stderr().text()).isEqualTo("complained\n");
        assertThat(host.exists(trace)).isTrue();
    }

    @Test
    void signalThatEndsTheCommandIsReturnedAsShellsReturnIt() {
        CommandResult result = traced("sh", "-c", "kill -TERM $$");

        assertThat(result.outcome()).isEqualTo("exit 143");
        assertThat(result.stderr().text()).isEmpty();
    }

    /** Then the parent of what it traced is the runner, which must not be ended. */
    @Test
    void straceThatEndsBeforeTheCommandIsNotEndedAgain() {
        CommandResult result =
                host.run(Command.of("sh", "-c", "ulimit -f 1; exec \"$@\"", "sh", "sh", script(), trace, "true"));

        assertThat(result.succeeded()).isFalse();
        assertThat(host.run(Command.of("true")).succeeded()).isTrue();
    }

    @Test
    void whatCannotBeTracedIsNotTakenForTheCommand() {
        trace += "/in/no/directory";

        CommandResult result = traced("true");

        assertThat(result.outcome()).isEqualTo("exit 1");
        assertThat(result.stderr().text()).contains("Can't fopen");
    }

    private CommandResult traced(String... argv) {
        Stream<String> script = Stream.of("sh", script(), trace);
        List<String> words = Stream.concat(script, Stream.of(argv)).toList();
        return host.run(Command.of(words));
    }

    private String script() {
        return host.layout().fixtures() + "/tracing/strace.sh";
    }
}
