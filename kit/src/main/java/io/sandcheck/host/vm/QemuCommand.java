package io.sandcheck.host.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The command that runs a virtual machine, as the first process of its container. The image {@code vm} contains the
 * files that it names.
 *
 * <p>Virtio ports (virtio_console in the kernel) carry everything: the programs that set up the system, a line that
 * says that it is ready, and one connection for each runner.
 */
final class QemuCommand {

    private static final String DIRECTORY = "/opt/sandcheck";

    /** Ends QEMU when its standard input closes. */
    static final String SUPERVISOR = DIRECTORY + "/run_until_end_of_input.sh";

    /** The files of the guest, besides its disk. */
    static final String GUEST = DIRECTORY + "/guest";

    /** A controller loses messages about its ports if it has more than 32 at once. */
    private static final int PORTS_OF_CONTROLLER = 12;

    private static final int CONTROLLERS = 3;

    private static final int FILES = 0;
    private static final int CONTROL = 1;
    private static final int FIRST_RUNNER = 2;

    /** The maximum number of runners; each has its own port. */
    static final int RUNNERS = CONTROLLERS * PORTS_OF_CONTROLLER - FIRST_RUNNER;

    private static final int MEGABYTES = 1536;

    /**
     * The command that the kernel starts. The disk is the unchanged image of the sandbox, so the programs that set up
     * the system come from a port. Until the kernel knows that the port is connected, a read returns nothing, as at an
     * end, and a write waits.
     */
    private static final String START = """
            mount -t devtmpfs dev /dev; mount -t tmpfs run /run; until [ -c %1$s ]; do sleep 0.01; done; \
            exec 3<>%1$s; echo >&3; tar -xB -C /run -f - <&3; exec python3 -I -u /run/guest/first_process.py 3<&-""".formatted(device(FILES));

    /**
     * On a panic the kernel restarts the machine, and then QEMU ends. The check of the timer fails on a busy machine,
     * so it is switched off.
     */
    private static final String KERNEL_ARGUMENTS =
            "console=ttyS0 quiet no_timer_check root=/dev/nvme0n1 rw oops=panic panic=-1 init=/bin/sh -- -ec \"" + START
                    + "\"";

    private final List<String> argv = new ArrayList<>();

    private QemuCommand() {}

    static List<String> argv(Accelerator accelerator) {
        QemuCommand command = new QemuCommand();
        command.add("sh", SUPERVISOR, "qemu-system-x86_64");
        command.add("-accel", accelerator.option(), "-cpu", accelerator.processor());
        command.add("-machine", "q35", "-smp", "1", "-m", String.valueOf(MEGABYTES));
        command.add("-nodefaults", "-no-user-config", "-display", "none", "-no-reboot");
        command.add("-serial", "file:/dev/stderr");
        command.addDisk();
        for (int controller = 0; controller < CONTROLLERS; controller++) {
            command.add("-device", "virtio-serial-pci,id=serial" + controller);
        }
        command.addPort(FILES, "file,path=/dev/null,input-path=/run/guest");
        command.addPort(CONTROL, "file,path=/dev/stdout");
        for (int runner = 0; runner < RUNNERS; runner++) {
            command.addPort(FIRST_RUNNER + runner, "socket,server=on,wait=off,path=" + socket(runner));
        }
        command.add("-kernel", DIRECTORY + "/vmlinuz", "-append", KERNEL_ARGUMENTS);
        return List.copyOf(command.argv);
    }

    /** Return the device in the guest that reports that it is ready, or why not. */
    static String controlDevice() {
        return device(CONTROL);
    }

    /** Return the devices in the guest that connect the runners. */
    static List<String> runnerDevices() {
        return IntStream.range(0, RUNNERS)
                .mapToObj(runner -> device(FIRST_RUNNER + runner))
                .toList();
    }

    private static String device(int port) {
        return "/dev/vport" + controller(port) + "p" + number(port);
    }

    private static int controller(int port) {
        return port / PORTS_OF_CONTROLLER;
    }

    /** Port 0 of a controller is reserved for another kind of console. */
    private static int number(int port) {
        return port % PORTS_OF_CONTROLLER + 1;
    }

    /** Return the path, in the container, of the socket at one end of a runner's connection. */
    static String socket(int runner) {
        return "/run/runner." + runner;
    }

    /**
     * The guest's writes go to a file without a name. NVMe is one of the few drivers that are built into the kernel.
     */
    private void addDisk() {
        add("-drive", "if=none,id=disk,format=qcow2,snapshot=on,file=" + DIRECTORY + "/disk.qcow2");
        add("-device", "nvme,drive=disk,serial=disk");
    }

    private void addPort(int port, String backend) {
        add("-chardev", backend + ",id=port" + port);
        String bus = "serial" + controller(port) + ".0";
        add("-device", "virtserialport,chardev=port" + port + ",bus=" + bus + ",nr=" + number(port));
    }

    private void add(String... words) {
        argv.addAll(List.of(words));
    }
}
