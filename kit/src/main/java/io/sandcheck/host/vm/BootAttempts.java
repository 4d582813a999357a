package io.sandcheck.host.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Boots virtual machines, each again where it did not come up: once with the hypervisor, until that has failed; then a few
 * times in emulation. One after the other, however many are asked for: they would slow each other down.
 */
final class BootAttempts {

    private static final int EMULATED = 3;

    private boolean tryKvm;

    /**
     * Begin.
     *
     * @param tryKvm whether there is a sign of a hypervisor
     */
    BootAttempts(boolean tryKvm) {
        this.tryKvm = tryKvm;
    }

    /**
     * Boot one.
     *
     * @param attempt boots with an accelerator, or throws a {@link BootException}
     * @param progress told of each attempt
     * @throws BootException the last one
     */
    synchronized <M> M boot(Function<Accelerator, M> attempt, Consumer<String> progress) {
        List<Accelerator> accelerators = accelerators();
        String before = "";
        for (int number = 1; ; number++) {
            Accelerator accelerator = accelerators.get(number - 1);
            progress.accept("%sBooting a virtual machine with %s, attempt %d of %d"
                    .formatted(before, accelerator.title(), number, accelerators.size()));
            try {
                return attempt.apply(accelerator);
            } catch (BootException e) {
                tryKvm &= accelerator != Accelerator.KVM;
                if (number == accelerators.size()) {
                    throw e;
                }
                before = "It did not boot: %s. ".formatted(e.reason());
            }
        }
    }

    private List<Accelerator> accelerators() {
        List<Accelerator> accelerators = new ArrayList<>();
        if (tryKvm) {
            accelerators.add(Accelerator.KVM);
        }
        for (int i = 0; i < EMULATED; i++) {
            accelerators.add(Accelerator.EMULATION);
        }
        return accelerators;
    }
}
