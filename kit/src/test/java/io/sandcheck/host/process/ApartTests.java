package io.sandcheck.host.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What arms on this machine see of each other, at the same time too. */
class ApartTests {

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
    void armsAtOnceHaveAHomeEach() {
        try (Host place = host.apart()) {
            String other =
                    CompletableFuture.supplyAsync(ApartTests::homeOfAnotherArm).join();
            assertThat(place.layout().home()).isNotEqualTo(other);
        }
    }

    private static String homeOfAnotherArm() {
        try (Host place = host.apart()) {
            return place.layout().home();
        }
    }

    @Test
    void whatWasChangedOrRemovedIsPutBack() {
        String acts = host.layout().fixtures() + "/acts";
        try (Host place = host.apart()) {
            place.run(Command.of(
                    "sh", "-c", "rm -r \"$0\"; echo raise SystemExit > ~/../fixtures/probes/_probe.py", acts));
        }
        try (Host place = host.apart()) {
            CommandResult seen =
                    place.run(Command.of("sh", "-c", "ls \"$0\"; wc -l < ~/../fixtures/probes/_probe.py", acts));
            assertThat(seen.stdout().text()).contains("write_file.py").doesNotEndWith("\n1\n");
        }
    }

    @Test
    void sharedMemoryOfAnArmEndsWithIt() {
        String segments = "tail -n +2 /proc/sysvipc/shm | wc -l";
        String before = output("sh", "-c", segments);
        try (Host place = host.apart()) {
            String program = "import ctypes; print(ctypes.CDLL(None).shmget(0x5a5a, 100, 0o1600))";
            place.run(Command.of(place.pythons().get(0).executable(), "-c", program));
        }
        assertThat(output("sh", "-c", segments)).isEqualTo(before);
    }

    private static String output(String... argv) {
        try (Host place = host.apart()) {
            return place.run(Command.of(argv)).stdout().text();
        }
    }
}
