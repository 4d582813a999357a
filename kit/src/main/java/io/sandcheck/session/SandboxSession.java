package io.sandcheck.session;

import io.sandcheck.act.Attempt;
import io.sandcheck.act.Try;
import io.sandcheck.adapter.AdapterSession;
import io.sandcheck.host.Host;
import io.sandcheck.host.Placement;
import io.sandcheck.host.Placement.Placed;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private final Workspace workspace;
    private final Duration timeLimit;
    private final Starts starts;
    private final boolean workspaceIsItsOwn;
    private final List<CommandResult> results = new ArrayList<>();
    private Duration usual = Duration.ZERO;
    private final Attempts attempts = new Attempts();

    private SandboxSession(
            Host host,
            Python python,
            Workspace workspace,
            Duration timeLimit,
            Starts starts,
            boolean workspaceIsItsOwn) {
        this.host = host;
        this.python = python;
        this.workspace = workspace;
        this.timeLimit = timeLimit;
        this.starts = starts;
        this.workspaceIsItsOwn = workspaceIsItsOwn;
    }

    /** Begin a session without a sandbox. */
    public static SandboxSession outside(Host host, Python python, Duration timeLimit) {
        return outside(host, python, timeLimit, Wrapping.NONE);
    }

    /** Begin a session without a sandbox, with something around its commands. */
    public static SandboxSession outside(Host host, Python python, Duration timeLimit, Wrapping wrapping) {
        UnaryOperator<Command> wrapped = wrapping.of(UnaryOperator.identity());
        return new SandboxSession(
                host,
                python,
                Workspace.on(host),
                timeLimit,
                new Starts(command -> host.run(wrapped.apply(command)), Announcer.SHELL, python, null),
                true);
    }

    static SandboxSession inside(
            Host host,
            Host inside,
            Python python,
            Duration timeLimit,
            Confinement confinement,
            Announcer announcer,
            Wrapping wrapping) {
        Workspace workspace = Workspace.on(host);
        UnaryOperator<Command> wrapped = wrapping.of(command -> confinement.apply(command, workspace.path()));
        Starts starts = new Starts(
                command -> inside.run(wrapped.apply(command)),
                announcer,
                python,
                confinement.sandbox().definition().startRetries());
        return new SandboxSession(host, python, workspace, timeLimit, starts, true);
    }

    /** Take over a session of an adapter, in a workspace that is another's to remove. */
    static SandboxSession through(
            AdapterSession session, Host host, Python python, String workspace, Duration timeLimit) {
        Starts starts = new Starts(session::run, Announcer.SHELL, python, null);
        return new SandboxSession(host, python, new Workspace(host, workspace), timeLimit, starts, false);
    }

    /** Say how long the same commands take outside; they are given more time by that. */
    public void expect(Duration outside) {
        usual = outside;
    }

    /** Run a program and wait for it; whatever it leaves running is killed. */
    public CommandResult run(String... argv) {
        return run(List.of(argv));
    }

    CommandResult run(List<String> argv) {
        return run(Command.of(argv).withTimeLimit(timeLimit));
    }

    /** Run a command and wait for it; whatever it leaves running is killed. */
    public CommandResult run(Command command) {
        Command placed = command.directory() == null ? command.withDirectory(workspace.path()) : command;
        CommandResult result = starts.run(placed.withUsual(usual));
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
        return run(argv);
    }

    /**
     * Try one of the kit's acts that a policy forbids, under a name made at random. That it was tried, and not that the
     * program never ran, is kept in mind: a guard that was not tried proves nothing.
     *
     * @param act name of a file in {@code fixtures/acts}: {@code write_file.py}
     */
    public CommandResult attempt(String act, String... arguments) {
        Placed placed = Placement.atRandom(host, workspace.path()).place("acts", act);
        List<String> argv = new ArrayList<>(placed.words(python.executable()));
        argv.addAll(List.of(arguments));
        CommandResult result = run(argv);
        attempts.addProgram(act);
        attempts.note(act, result, result.stdout().text().contains(String.valueOf(placed.token())));
        return result;
    }

    /** Make several tries by one command, in programs of names made at random. */
    public CommandResult attempt(List<Try> tries) {
        return attempt(tries, Map.of());
    }

    /** Make several tries by one command that has some variables besides those of all commands. */
    public CommandResult attempt(List<Try> tries, Map<String, String> environment) {
        Attempt attempt = new Attempt(tries);
        Placed program = new Placed(attempt.put(host, workspace.path()), null);
        CommandResult result = run(Command.of(program.words(python.executable()))
                .withTimeLimit(timeLimit)
                .withEnvironment(environment));
        attempt.untriedKinds(result).forEach(kind -> attempts.note(kind, result, false));
        attempts.note("any", result, attempt.untried(result).size() < tries.size());
        return result;
    }

    /** Say which act was not even tried; nothing if all were. */
    public Optional<String> untried() {
        return attempts.untried();
    }

    /** Return the ids of the programs of acts that were tried, as rules match them: {@code write-file}. */
    public List<String> acts() {
        return attempts.acts();
    }

    /**
     * Copy a folder of the kit's workloads into the workspace.
     *
     * @param folder name of a folder in {@code fixtures/workloads}: {@code unformatted}
     */
    public void copy(String folder) {
        workspace.copy(folder);
    }

    /**
     * Demand that a file of the workspace be, byte for byte, what it is outside. It is read from outside of the sandbox.
     *
     * @param file path below the workspace
     */
    public void mustBeAsOutside(String file) {
        workspace.compare(file);
    }

    /** Return the files that must be what they are outside, a character for each byte. */
    public Map<String, String> files() {
        return workspace.compared();
    }

    /** Tell whether a shell can be executed in it. */
    boolean hasShell() {
        return starts.announcer() != Announcer.PYTHON;
    }

    /** Return the interpreter of the scenario's variant. */
    public Python python() {
        return python;
    }

    Duration timeLimit() {
        return timeLimit;
    }

    /** Return the directory that a workspace policy lets the commands write, as an absolute path. */
    public String workspace() {
        return workspace.path();
    }

    /** Take a directory below the workspace for it from now on, which the sandbox is told to be the workspace. */
    public void moveInto(String directory) {
        workspace.moveTo(directory);
    }

    /** Return the result of the last command; nothing where none was run. */
    public Optional<CommandResult> last() {
        return results.isEmpty() ? Optional.empty() : Optional.of(results.get(results.size() - 1));
    }

    /** Return the results of all commands, in their order. */
    public List<CommandResult> results() {
        return List.copyOf(results);
    }

    /** Return how each start of the sandbox ended that failed at random, and was repeated. */
    public List<String> repeatedStarts() {
        return starts.repeated();
    }

    /** Return the first command that never began, since the sandbox would not start; nothing where all began. */
    public Optional<CommandResult> failedStart() {
        return starts.failed();
    }

    /** Remove the workspace, where it is its own. */
    @Override
    public void close() {
        if (workspaceIsItsOwn) {
            workspace.remove();
        }
    }
}
