package io.sandcheck.session;

import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * Runs a scenario's commands, inside of a sandbox or outside of it: the scenario cannot tell, nor should it.
 *
 * <p>Each session has a workspace of its own, which is the working directory of its commands.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SandboxSession implements AutoCloseable {

    private final Host host;
    private final Python python;
    private final String workspace;
    private final Duration timeLimit;
    private final UnaryOperator<Command> confinement;
    private final List<CommandResult> results = new ArrayList<>();

    private SandboxSession(
            Host host, Python python, String workspace, Duration timeLimit, UnaryOperator<Command> confinement) {
        this.host = host;
        this.python = python;
        this.workspace = workspace;
        this.timeLimit = timeLimit;
        this.confinement = confinement;
    }

    /** Begin a session without a sandbox. */
    public static SandboxSession outside(Host host, Python python, Duration timeLimit) {
        String workspace = host.makeDirectory(host.layout().workspace());
        return new SandboxSession(host, python, workspace, timeLimit, UnaryOperator.identity());
    }

    static SandboxSession inside(Host host, Python python, Duration timeLimit, Confinement confinement) {
        String workspace = host.makeDirectory(host.layout().workspace());
        return new SandboxSession(host, python, workspace, timeLimit, command -> confinement.apply(command, workspace));
    }

    /** Run a program and wait for it; whatever it leaves running is killed. */
    public CommandResult run(String... argv) {
        return run(Command.of(argv).withTimeLimit(timeLimit));
    }

    /** Run a command and wait for it; whatever it leaves running is killed. */
    public CommandResult run(Command command) {
        Command placed = command.directory() == null ? command.withDirectory(workspace) : command;
        CommandResult result = host.run(confinement.apply(placed));
        results.add(result);
        return result;
    }

    /**
     * Run one of the kit's workloads in the Python of the scenario's variant.
     *
     * @param workload name of a file in {@code fixtures/workloads}: {@code map_in_pool.py}
     */
    public CommandResult python(String workload, String... arguments) {
        List<String> argv = new ArrayList<>();
        argv.add(python.executable());
        argv.add(host.layout().fixtures() + "/workloads/" + workload);
        argv.addAll(List.of(arguments));
        return run(argv.toArray(String[]::new));
    }

    /** Return the interpreter of the scenario's variant. */
    public Python python() {
        return python;
    }

    /** Return the directory that a workspace policy lets the commands write, as an absolute path. */
    public String workspace() {
        return workspace;
    }

    /** Return the result of the last command; nothing where none was run. */
    public Optional<CommandResult> last() {
        return results.isEmpty() ? Optional.empty() : Optional.of(results.get(results.size() - 1));
    }

    /** Return the results of all commands, in their order. */
    public List<CommandResult> results() {
        return List.copyOf(results);
    }

    /** Remove the workspace. */
    @Override
    public void close() {
        host.remove(workspace);
    }
}
