package io.sandcheck.host.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Boots virtual machines. Each boot that fails is repeated: once with the hypervisor, until that has failed, and then a
 * few times in emulation. They boot one after the other, because they would slow each other down.
 */
final class BootAttempts {

    private static final int EMULATED = 3;

    private boolean tryKvm;

    /**
     * Create it.
     *
     * @param tryKvm whether there seems to be a hypervisor
     */
    BootAttempts(boolean tryKvm) {
        this.tryKvm = tryKvm;
    }

    /**
     * Boot one.
     *
     * @param attempt boots with an accelerator, or throws a {@link BootException}
     * @param progress receives a line about each attempt
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
