package io.sandcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.sandbox.Command;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What a sandbox gets whose filter {@code confine.py} installs, so that it can be traced. */
class ConfineProgramTests {

    /** {@code BPF_RET | BPF_K} of {@code SECCOMP_RET_ALLOW}. */
    private static final String ALL_ALLOWED = Base64.getEncoder()
            .encodeToString(ByteBuffer.allocate(8)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort((short) 0x06)
                    .putShort((short) 0)
                    .putInt(0x7fff0000)
                    .array());

    @Test
    void environmentIsThatOfItsCallerAndNotThatOfThePythonThatRunsIt() {
        try (Host host = ThisMachine.open()) {
            String confine = host.layout().fixtures() + "/runner/confine.py";
            String python = host.pythons().get(0).executable();

            assertThat(host.run(Command.of(python, confine, ALL_ALLOWED, "env"))
                            .stdout()
                            .text())
                    .contains("PATH=")
                    .doesNotContain("PYTHONHOME", "LD_LIBRARY_PATH", "PYTHONDONTWRITEBYTECODE");
        }
    }
}
