package io.sandcheck.host.vm;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.AnswerLines;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunnerStreams;
import io.sandcheck.host.container.AttachedContainer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A virtual machine that is up, and the container that carries it. It ends with that, and what was written on its disk. */
final class VirtualMachine {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    /** QEMU shows the processor's registers when the hypervisor fails, and waits for somebody who debugs it. */
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
     *     removed where this fails
     * @param accelerator that the command names
     * @throws BootException if it does not come up
     * @throws HostException if it does, and cannot be made what the settings ask for
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
            carrier.remove();
            throw e;
        }
    }

    /** A device that the engine's machine does not have, say, keeps it from starting. */
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

    /** Return the end of what it wrote to its console, and QEMU to standard error; where the kernel panicked, from there. */
    String console() {
        String words = qemu.lastWords().replace("\r", "").strip();
        return words.substring(Math.max(0, words.indexOf(PANIC)));
    }

    /** Connect to a port, which has a runner started there. */
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
