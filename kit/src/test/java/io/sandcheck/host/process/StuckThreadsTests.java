package io.sandcheck.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.StuckThread;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StuckThreadsTests {

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

    @Test
    void eachProcessOfATreeTellsWhereItStands() {
        CommandResult result =
                host.run(Command.of("sh", "-c", "sleep 1000 | cat; true").withTimeLimit(SHORT));

        assertThat(result.stuck())
                .extracting(StuckThread::summary)
                .satisfiesExactlyInAnyOrder(
                        shell -> assertThat(shell).isEqualTo("[sh -c sleep 1000 | cat; true] is in wait4"),
                        sleep ->
                                assertThat(sleep).isEqualTo("[sleep 1000] is in clock_nanosleep, which ends by itself"),
                        cat -> assertThat(cat).matches("\\[cat] is in read on fd 0, pipe:\\[\\d+]"));
    }

    @Test
    void waitForManyFilesNamesThem() {
        String program = """
                import select, socket
                left, right = socket.socketpair()
                poll = select.epoll()
                poll.register(left)
                poll.modify(left, select.EPOLLIN)
                poll.poll()
                """;
        CommandResult result = host.run(
                Command.of(host.pythons().get(0).executable(), "-c", program).withTimeLimit(SHORT));

        assertThat(result.stuck()).singleElement().satisfies(thread -> {
            assertThat(thread.syscall()).isEqualTo("epoll_wait");
            assertThat(thread.on())
                    .singleElement()
                    .asString()
                    .matches("fd \\d+, Unix socket without a name, as of a socketpair");
        });
    }

    @Test
    void noMoreThanTwentyAreDescribed() {
        CommandResult result = host.run(Command.of(
                        "sh",
                        "-c",
                        "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25; do sleep 1000 & done; wait")
                .withTimeLimit(SHORT));

        assertThat(result.stuck()).hasSize(20);
    }

    @Test
    void commandThatEndsInTimeIsNotStuck() {
        assertThat(host.run(Command.of("true")).stuck()).isEmpty();
    }
}
