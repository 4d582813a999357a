package io.sandcheck.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Ending.Kind;
import io.sandcheck.sandbox.StuckThread;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the runner says of commands that do not end. */
class EndingTests {

    /** So long that a test which waited for it would be noticed. */
    private static final Duration LONG = Duration.ofMinutes(5);

    private static final Duration SHORT = Duration.ofSeconds(2);

    private static Host host;

    @BeforeAll
    static void open() {
        host = ThisMachine.open();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import os; r, w = os.pipe(); os.read(r, 1)",
                "import threading; lock = threading.Lock(); lock.acquire(); lock.acquire()",
                "import select, socket; a, b = socket.socketpair(); select.select([a], [], [])",
                "import asyncio; asyncio.new_event_loop().run_forever()",
                "import os, signal; pid = os.fork(); pid or signal.pause(); os.waitpid(pid, 0)",
                "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
                "import socket; socket.create_server(('127.0.0.1', 0)).accept()",
                "import signal; signal.sigwait({signal.SIGUSR1})",
            })
    void waitThatNothingEndsIsAHangLongBeforeTheTimeLimit(String program) {
        CommandResult result = python(program, LONG);

        assertThat(result.ending().kind()).isEqualTo(Kind.HANG);
        assertThat(result.timedOut()).isTrue();
        assertThat(result.outcome()).startsWith("hung, killed after ");
        assertThat(result.stuck()).isNotEmpty().extracting(StuckThread::ends).containsOnly("never");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import time; time.sleep(7)",
                "import select; select.poll().poll(7000)",
                "import threading; threading.Event().wait(7)",
                "import signal; signal.signal(signal.SIGALRM, print); signal.alarm(7); signal.pause()",
                "import asyncio; asyncio.run(asyncio.sleep(7))",
                "import socket; a, b = socket.socketpair(); a.settimeout(7)\ntry: a.recv(1)\nexcept TimeoutError: pass",
                "import os; r, w = os.pipe(); os.set_inheritable(w, True); os.system('timeout 7 cat <&%d' % r)",
                "import os, signal; p = os.fork(); p or signal.pause(); signal.signal(signal.SIGALRM, lambda *_: os.kill(p, 9)); signal.alarm(7); os.wait()",
            })
    void waitThatEndsByItselfIsNone(String program) {
        CommandResult result = python(program, LONG);

        assertThat(result.ending().kind()).isEqualTo(Kind.ENDED);
        assertThat(result.outcome()).isEqualTo("exit 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import os, select; select.select([os.pidfd_open(os.getppid())], [], [])",
                """
                import ctypes, mmap, tempfile
                file = tempfile.NamedTemporaryFile()
                file.truncate(64)
                shared = mmap.mmap(file.fileno(), 64)
                semaphore = ctypes.byref(ctypes.c_char.from_buffer(shared))
                ctypes.CDLL(None).sem_init(semaphore, 1, 0)
                ctypes.CDLL(None).sem_wait(semaphore)
                """,
            })
    void waitThatAProcessOutsideCanEndSaysSo(String program) {
        assertThat(python(program, SHORT).stuck()).extracting(StuckThread::ends).containsOnly("by others");
    }

    @Test
    void slowFailureIsGivenThreeTimesItsTimeLimit() {
        CommandResult result =
                python("import select\nfor i in range(3): select.poll().poll(1300)\nraise SystemExit(4)", SHORT);

        assertThat(result.outcome()).isEqualTo("exit 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"while :; do :; done", "while :; do sleep 0.1; done"})
    void whatGoesOnIsNoHang(String script) {
        CommandResult result = host.run(Command.of("sh", "-c", script).withTimeLimit(SHORT));

        assertThat(result.ending().kind()).isIn(Kind.STILL_RUNNING, Kind.STARVED);
        assertThat(result.outcome()).doesNotStartWith("hung");
    }

    @Test
    void moreTimeIsGivenToWhatTakesLongerOutside() {
        CommandResult result = python(Command.of("sh", "-c", "i=0; while [ $i -lt 40 ]; do sleep 0.1; i=$((i+1)); done")
                .withUsual(Duration.ofSeconds(1))
                .withTimeLimit(SHORT));

        assertThat(result.outcome()).isEqualTo("exit 0");
    }

    @Test
    void pauseOfTheHostIsToldFromASlowCommand() {
        // It stops its runner, as a suspended machine would stop both, and has it go on.
        String program = """
            import os, signal, time
            runner = os.getppid()
            os.kill(runner, signal.SIGSTOP)
            time.sleep(5)
            os.kill(runner, signal.SIGCONT)
            """;
        CommandResult result = python(program, LONG);

        assertThat(result.outcome()).isEqualTo("exit 0");
        assertThat(result.ending().paused()).isPositive();
        assertThat(result.ending().blamesMachine()).isTrue();
    }

    private static CommandResult python(String program, Duration timeLimit) {
        return python(
                Command.of(host.pythons().get(0).executable(), "-c", program).withTimeLimit(timeLimit));
    }

    private static CommandResult python(Command command) {
        return host.run(command);
    }
}
