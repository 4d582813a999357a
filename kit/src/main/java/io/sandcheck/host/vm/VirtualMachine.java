package io.sandcheck.host.vm;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.AnswerLines;
import io.sandcheck.host.Endings;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunnerStreams;
import io.sandcheck.host.container.AttachedContainer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A virtual machine that has booted, and its container. It ends with the container, and so does everything that was
 * written on its disk.
 */
final class VirtualMachine {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** If the hypervisor fails, QEMU shows the processor's registers and waits for a debugger. */
    private static final String STUCK = "\nEFER=";

    private static final String PANIC = "Kernel panic";

    private final AttachedContainer carrier;
    private final RunnerStreams qemu;
    private final Accelerator accelerator;
    private final AtomicInteger runners = new AtomicInteger();

    private VirtualMachine(AttachedContainer carrier, RunnerStreams qemu, Accelerator accelerator) {
        this.carrier = carrier;
        this.qemu = qemu;
        this.accelerator = accelerator;
    }

    /**
     * Boot a machine.
     *
     * @param carrier a container of the image {@code vm}, not started, with the command of {@link QemuCommand}; it is
     *     removed if this fails
     * @param accelerator that the command names
     * @throws BootException if it does not boot
     * @throws HostException if it boots, but the settings cannot be applied
     */
    static VirtualMachine boot(AttachedContainer carrier, GuestSettings settings, Accelerator accelerator) {
        try {
            carrier.put(QemuCommand.SUPERVISOR, Fixtures.read("vm/run_until_end_of_input.sh"));
            Map<String, byte[]> files = new TreeMap<>();
            settings.files().forEach((name, content) -> files.put(QemuCommand.GUEST + "/" + name, content));
            carrier.put(files);
            VirtualMachine machine = new VirtualMachine(carrier, start(carrier), accelerator);
            machine.awaitBoot();
            return machine;
        } catch (RuntimeException e) {
            throw Endings.of(carrier::remove).runAfter(e);
        }
    }

    /** For example, a device that the engine's machine does not have prevents the start. */
    private static RunnerStreams start(AttachedContainer carrier) {
        try {
            return carrier.start();
        } catch (HostException e) {
            throw new BootException(String.valueOf(e.getMessage()), "");
        }
    }

    private void awaitBoot() {
        long deadline = System.nanoTime() + accelerator.patience().toNanos();
        while (System.nanoTime() < deadline) {
            Optional<String> line = nextLine();
            if (line.isPresent()) {
                requireReady(line.get());
                return;
            }
            if (console().contains(STUCK)) {
                throw new BootException("it is stopped", console());
            }
        }
        throw new BootException(
                "it is not up after %d s".formatted(accelerator.patience().toSeconds()), console());
    }

    private Optional<String> nextLine() {
        try {
            return qemu.answers().next(LOOK_EVERY);
        } catch (AnswerLines.EndedException e) {
            throw new BootException("it ended", console());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("Interrupted while a virtual machine booted", e);
        }
    }

    private static void requireReady(String line) {
        if (!line.equals("ready")) {
            throw new HostException("The virtual machine cannot be set up: " + line);
        }
    }

    /** Return the end of its console and of QEMU's standard error; if the kernel panicked, everything since then. */
    String console() {
        String words = qemu.lastWords().replace("\r", "").strip();
        return words.substring(Math.max(0, words.indexOf(PANIC)));
    }

    /** Connect to a port, which starts a runner there. */
    RunnerStreams startRunner() {
        int runner = runners.getAndIncrement();
        if (runner >= QemuCommand.RUNNERS) {
            throw new HostException("The virtual machine already has %d runners, and no port for another"
                    .formatted(QemuCommand.RUNNERS));
        }
        String socket = QemuCommand.socket(runner);
        RunnerStreams connection = carrier.execute(List.of("socat", "-", "UNIX-CONNECT:" + socket));
        return new GuestRunner(connection, accelerator.slowness(), this::console);
    }

    void stop() {
        carrier.remove();
    }
}
