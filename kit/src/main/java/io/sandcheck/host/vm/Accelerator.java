package io.sandcheck.host.vm;

import java.time.Duration;
import java.util.List;

/** The program or hypervisor that executes the instructions of a virtual machine. */
enum Accelerator {
    /**
     * The kernel's hypervisor. If it is only partly available, as in some virtual machines, it fails within the first
     * second.
     */
    KVM("KVM", "kvm", "host", "/dev/kvm", 1, Duration.ofSeconds(30)),

    /**
     * Emulation: works anywhere, but is slow. In Linux 6.12, processors with cmpxchg16b oops at random; without rdrand,
     * the first process would wait for entropy.
     */
    EMULATION("emulation", "tcg,tb-size=256", "qemu64,-cx16,+rdrand", "", 5, Duration.ofMinutes(2));

    private final String title;
    private final String option;
    private final String processor;
    private final String device;
    private final int slowness;
    private final Duration patience;

    Accelerator(String title, String option, String processor, String device, int slowness, Duration patience) {
        this.title = title;
        this.option = option;
        this.processor = processor;
        this.device = device;
        this.slowness = slowness;
        this.patience = patience;
    }

    /** Return its name for people. */
    String title() {
        return title;
    }

    /** Return the argument of {@code -accel}. */
    String option() {
        return option;
    }

    /** Return the argument of {@code -cpu}. */
    String processor() {
        return processor;
    }

    /** Return the devices of the engine's machine that it needs. */
    List<String> devices() {
        return device.isEmpty() ? List.of() : List.of(device);
    }

    /** Return the factor for time limits. Emulated programs take ten times as long, but seldom need the whole limit. */
    int slowness() {
        return slowness;
    }

    /** Return how long a boot may take on a busy machine. */
    Duration patience() {
        return patience;
    }
}
