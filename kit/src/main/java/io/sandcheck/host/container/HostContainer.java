package io.sandcheck.host.container;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostPrograms;
import io.sandcheck.host.RunnerProgram;
import io.sandcheck.host.RunnerStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A container whose first process is a runner. More runners run beside it. */
final class HostContainer {

    private static final String RUNNER = ContainerPlan.LAYOUT.fixtures() + "/" + RunnerProgram.NAME;
    private static final String ENTRIES = ContainerPlan.OF_KIT + "/hosts/";

    /** Python, isolated from its environment and from everything that was installed beside its own modules. */
    private static final List<String> PYTHON = List.of("/usr/bin/python3", "-I", "-S", "-B", "-u");

    /**
     * Lets all users use the named devices. Usually a device node in a container belongs to the container. If the
     * engine may not make nodes, it is that of the machine, mounted, and its mode must not be changed.
     */
    private static final String OPEN_DEVICES =
            "for device; do grep -q \" $device \" /proc/self/mountinfo || chmod a+rw \"$device\"; done";

    /** The command that executes a runner. */
    static final List<String> RUNNER_COMMAND =
            Stream.concat(PYTHON.stream(), Stream.of(RUNNER)).toList();

    private final AttachedContainer container;
    private final HostCondition condition;
    private final List<String> devices;
    private final List<String> command;
    private final boolean hasPrograms;
    private boolean started;

    /**
     * Use a container that was created with the {@link #command} of the condition, and not yet started.
     *
     * @param devices that it was given, by their paths in it
     */
    HostContainer(AttachedContainer container, HostCondition condition, List<String> devices) {
        this(container, condition, devices, false);
    }

    /** Use a container that finds the kit's programs in shared files; its command is {@link #RUNNER_COMMAND}. */
    static HostContainer sharing(AttachedContainer container) {
        return new HostContainer(container, HostCondition.NONE, List.of(), true);
    }

    private HostContainer(
            AttachedContainer container, HostCondition condition, List<String> devices, boolean hasPrograms) {
        this.container = container;
        this.condition = condition;
        this.devices = List.copyOf(devices);
        this.command = command(condition);
        this.hasPrograms = hasPrograms;
    }

    String id() {
        return container.id();
    }

    /**
     * Return the command of the first process of a container, and of all others: a runner, started through the entry of
     * its condition.
     */
    static List<String> command(HostCondition condition) {
        List<String> words = new ArrayList<>();
        if (!condition.entry().isEmpty()) {
            words.addAll(PYTHON);
            words.add(ENTRIES + condition.entry());
        }
        words.addAll(RUNNER_COMMAND);
        return words;
    }

    /** Start a runner: the first process of the container, or later one beside it. */
    synchronized RunnerStreams startRunner() {
        return started ? container.execute(command) : startFirst();
    }

    private RunnerStreams startFirst() {
        if (!hasPrograms) {
            putPrograms();
        }
        RunnerStreams streams = container.start();
        started = true;
        if (!devices.isEmpty()) {
            container.executeAsRoot(Stream.concat(Stream.of("sh", "-c", OPEN_DEVICES, "sh"), devices.stream())
                    .toList());
        }
        if (!condition.setup().isEmpty()) {
            setUp();
        }
        return streams;
    }

    /** The programs are not part of the image, so a change of them needs no new image. */
    private void putPrograms() {
        Map<String, byte[]> programs = new TreeMap<>();
        HostPrograms.all()
                .forEach((name, content) -> programs.put(ContainerPlan.LAYOUT.fixtures() + "/" + name, content));
        if (!condition.entry().isEmpty()) {
            programs.put(ENTRIES + condition.entry(), Fixtures.read("hosts/" + condition.entry()));
        }
        container.put(programs);
    }

    private void setUp() {
        String outcome = container.executeAsRoot(condition.setup());
        if (!outcome.equals("0")) {
            throw new HostException("Condition [%s] cannot be set up: %s ended with %s"
                    .formatted(condition, condition.setup(), outcome));
        }
    }

    /** Kill everything that runs in it, and remove it. The container is gone when this returns. */
    void remove() {
        container.remove();
    }
}
