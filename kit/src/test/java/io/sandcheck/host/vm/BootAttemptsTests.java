package io.sandcheck.host.vm;

import static io.sandcheck.host.vm.Accelerator.EMULATION;
import static io.sandcheck.host.vm.Accelerator.KVM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.host.HostException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BootAttemptsTests {

    private final List<Accelerator> tried = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    @Test
    void hypervisorThatWorksIsUsed() {
        assertThat(boot(new BootAttempts(true), 0)).isEqualTo(KVM);
        assertThat(progress).containsExactly("Booting a virtual machine with KVM, attempt 1 of 4");
    }

    @Test
    void hypervisorThatFailedIsNotTriedAgain() {
        BootAttempts attempts = new BootAttempts(true);

        assertThat(boot(attempts, 1)).isEqualTo(EMULATION);
        assertThat(boot(attempts, 0)).isEqualTo(EMULATION);
        assertThat(tried).containsExactly(KVM, EMULATION, EMULATION);
        assertThat(progress)
                .containsExactly(
                        "Booting a virtual machine with KVM, attempt 1 of 4",
                        "It did not boot: it ended. Booting a virtual machine with emulation, attempt 2 of 4",
                        "Booting a virtual machine with emulation, attempt 1 of 3");
    }

    @Test
    void whatNeverBootsIsGivenUpWithWhatItsConsoleShowed() {
        assertThatThrownBy(() -> boot(new BootAttempts(false), 99))
                .isInstanceOf(HostException.class)
                .hasMessage("The virtual machine did not boot: it ended; its console: oops 3");
        assertThat(tried).containsExactly(EMULATION, EMULATION, EMULATION);
    }

    @Test
    void faultOfAnotherKindIsNotTriedAgain() {
        Function<Accelerator, Accelerator> broken = accelerator -> {
            tried.add(accelerator);
            throw new HostException("the engine is gone");
        };

        assertThatThrownBy(() -> new BootAttempts(false).boot(broken, progress::add))
                .hasMessage("the engine is gone");
        assertThat(tried).hasSize(1);
    }

    /** The first {@code failures} attempts fail. */
    private Accelerator boot(BootAttempts attempts, int failures) {
        int before = tried.size();
        return attempts.boot(
                accelerator -> {
                    tried.add(accelerator);
                    if (tried.size() - before <= failures) {
                        throw new BootException("it ended", "oops " + tried.size());
                    }
                    return accelerator;
                },
                progress::add);
    }
}
