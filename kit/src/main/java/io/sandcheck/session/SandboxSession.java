package io.sandcheck.session;

import io.sandcheck.act.Try;
import io.sandcheck.adapter.AdapterSession;
import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Runs a scenario's commands in a workspace of its own, inside or outside of a sandbox. The scenario cannot tell which.
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
    private final Runnable ending;
    private final List<CommandResult> results = new ArrayList<>();
    private Duration usual = Duration.ZERO;
    private final Attempts attempts = new Attempts();
    private final @Nullable AdapterSession adapterSession;

    SandboxSession(
            Host host,
            Python python,
            Workspace workspace,
            Duration timeLimit,
            Starts starts,
            Runnable ending,
            @Nullable AdapterSession adapterSession) {
        this.host = host;
        this.python = python;
        this.workspace = workspace;
        this.timeLimit = timeLimit;
        this.starts = starts;
        this.ending = ending;
        this.adapterSession = adapterSession;
    }

    /** Begin a session without a sandbox. */
    public static SandboxSession outside(Host host, Python python, Duration timeLimit) {
        return outside(host, python, timeLimit, Wrapping.NONE);
    }

    /** Begin a session without a sandbox, with something around commands. */
    public static SandboxSession outside(Host host, Python python, Duration timeLimit, Wrapping wrapping) {
        Workspace workspace = Workspace.on(host);
        UnaryOperator<Command> wrapped = wrapping.of(UnaryOperator.identity());
        return new SandboxSession(
                host,
                python,
                workspace,
                timeLimit,
                new Starts(command -> host.run(wrapped.apply(command)), Announcer.SHELL, python, null),
                workspace::remove,
                null);
    }

    /** Take over a session of an adapter, in a workspace that is another's to remove. */
    static SandboxSession through(
            AdapterSession session, Host host, Python python, String workspace, Duration timeLimit) {
        return new SandboxSession(
                host,
                python,
                new Workspace(host, workspace),
                timeLimit,
                new Starts(session::run, Announcer.SHELL, python, null),
                () -> {},
                session);
    }

    /** Return it with something around its commands, and with an end of its own. */
    SandboxSession within(UnaryOperator<Command> wrapping, Runnable newEnding) {
        AdapterSession session = adapterSession();
        Starts wrapped = new Starts(command -> session.run(wrapping.apply(command)), Announcer.SHELL, python, null);
        return new SandboxSession(host, python, workspace, timeLimit, wrapped, newEnding, session);
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

    /** Run a command and wait for it. */
    public CommandResult run(Command command) {
        Command placed = command.directory() == null ? command.withDirectory(workspace.path()) : command;
        CommandResult result = starts.run(placed.withUsual(usual));
        results.add(result);
        return result;
    }

    /**
     * Run one of the kit's workloads in the Python of the scenario's variant.
     * @param workload name of a file in {@code fixtures/workloads}: {@code map_in_pool.py}
     */
    public CommandResult python(String workload, String... arguments) {
        String program = host.layout().fixtures() + "/workloads/" + workload;
        return run(Stream.concat(Stream.of(python.executable(), program), Stream.of(arguments))
                .toList());
    }

    /**
     * Try one of the kit's acts that a policy forbids, under a name made at random. A guard that was not tried proves nothing.
     * @param act name of a file in {@code fixtures/acts}: {@code write_file.py}
     */
    public CommandResult attempt(String act, String... arguments) {
        return attempts.program(this, host, act, arguments);
    }

    /** Make several tries by one command, in programs of names made at random. */
    public CommandResult attempt(List<Try> tries) {
        return attempt(tries, Map.of());
    }

    /** Make several tries by one command that has some variables besides those of all commands. */
    public CommandResult attempt(List<Try> tries, Map<String, String> environment) {
        return attempts.tries(this, host, tries, environment);
    }

    /** Say which act was not even tried; nothing if all were. */
    public Optional<String> untried() {
        return attempts.untried();
    }

    /** Return the ids of the programs of acts that were tried, as rules match them: {@code write-file}. */
    public List<String> acts() {
        return attempts.acts();
    }

    /** Return what its files are read and written by, if it is spoken to through a door that runs no commands. */
    public Optional<FileTool> fileTool() {
        return Optional.ofNullable(adapterSession)
                .filter(AdapterSession::isFileTool)
                .map(tool -> new FileTool(tool, results::add));
    }

    /**
     * Copy a folder of the kit's workloads into the workspace.
     * @param folder name of a folder in {@code fixtures/workloads}: {@code unformatted}
     */
    public void copy(String folder) {
        workspace.copy(folder);
    }

    /**
     * Verify that a file in the workspace is equal in both arms, byte for byte. It is read from outside of the sandbox.
     * @param file path below the workspace
     */
    public void mustBeAsOutside(String file) {
        workspace.compare(file);
    }

    /** Read at most 1 MiB of a file of the workspace from outside of the sandbox, as UTF-8; nothing if it is not there. */
    public Optional<String> file(String file) {
        return workspace.text(file);
    }

    /** Return those files, a character for each byte. */
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

    /** Return the session of an adapter that its commands are run in; it must have one. */
    AdapterSession adapterSession() {
        return Objects.requireNonNull(adapterSession, "a session of an adapter");
    }

    /** End what is its own: the workspace, the session of an adapter. */
    @Override
    public void close() {
        ending.run();
    }
}
