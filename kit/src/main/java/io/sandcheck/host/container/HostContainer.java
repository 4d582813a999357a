package io.sandcheck.host.container;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunnerProgram;
import io.sandcheck.host.RunnerStreams;
import java.util.ArrayList;
import java.util.List;

/** A container whose first process is a runner, and which runs more of them beside it. */
final class HostContainer {

    private static final String DIRECTORY = "/opt/sandcheck/";
    private static final String RUNNER = DIRECTORY + RunnerProgram.NAME;

    /** Python, isolated from what the environment says to it. */
    private static final List<String> PYTHON = List.of("python3", "-I", "-u");

    private final AttachedContainer container;
    private final HostCondition condition;
    private final List<String> command;
    private boolean started;

    /** Take over a container that was created with the {@link #command} of the condition, and not yet started. */
    HostContainer(AttachedContainer container, HostCondition condition) {
        this(container, condition, command(condition));
    }

    /** Take over one that finds a runner in files that it shares, and executes it by this command. */
    HostContainer(AttachedContainer container, List<String> command) {
        this(container, HostCondition.NONE, command);
    }

    private HostContainer(AttachedContainer container, HostCondition condition, List<String> command) {
        this.container = container;
        this.condition = condition;
        this.command = command;
    }

    String id() {
        return container.id();
    }

    /** Return what runs in a container first, and beside that: a runner, through the entry of its condition. */
    static List<String> command(HostCondition condition) {
        List<String> words = new ArrayList<>();
        if (!condition.entry().isEmpty()) {
            words.addAll(PYTHON);
            words.add(DIRECTORY + condition.entry());
        }
        words.addAll(PYTHON);
        words.add(RUNNER);
        return words;
    }

    /** Start a runner: the first process of the container, and after that one beside it each time. */
    synchronized RunnerStreams startRunner() {
        return started ? container.execute(command) : startFirst();
    }

    private RunnerStreams startFirst() {
        if (command.equals(command(condition))) {
            putPrograms();
        }
        RunnerStreams streams = container.start();
        started = true;
        if (!condition.setup().isEmpty()) {
            setUp();
        }
        return streams;
    }

    /** The programs are not part of the image, so that a change of them builds no image anew. */
    private void putPrograms() {
        container.put(RUNNER, RunnerProgram.content());
        if (!condition.entry().isEmpty()) {
            container.put(DIRECTORY + condition.entry(), Fixtures.read("hosts/" + condition.entry()));
        }
    }

    private void setUp() {
        String outcome = container.executeAsRoot(condition.setup());
        if (!outcome.equals("0")) {
            throw new HostException("Condition [%s] cannot be set up: %s ended with %s"
                    .formatted(condition, condition.setup(), outcome));
        }
    }

    /** Kill all that runs in it and remove it; done when this returns. */
    void remove() {
        container.remove();
    }
}
