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
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of a scenario in its own workspace, inside or outside of a sandbox. The scenario cannot tell which.
 *
 * <pre>
 * CommandResult result = sandbox.run("git", "init", "-q");
 * assertThat(result).succeeds();
 * </pre>
 *
 * <p>A command that cannot be executed has the exit code 127, as in a shell. If the host or the kit's runner on it
 * breaks, methods throw a {@link io.sandcheck.host.HostException}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SandboxSession implements AutoCloseable {

    private final Workplace place;
    private final AnnouncedCommands starts;
    private final Runnable ending;
    private final List<CommandResult> results = new ArrayList<>();
    private Duration usual = Duration.ZERO;
    private final Attempts attempts = new Attempts();
    private final @Nullable AdapterSession adapterSession;

    SandboxSession(
            Workplace place, AnnouncedCommands starts, Runnable ending, @Nullable AdapterSession adapterSession) {
        this.place = place;
        this.starts = starts;
        this.ending = ending;
        this.adapterSession = adapterSession;
    }

    /** Begin a session without a sandbox. */
    public static SandboxSession outside(Host host, Python python, Duration timeLimit) {
        return outside(host, python, timeLimit, Wrapping.NONE);
    }

    /** Begin a session without a sandbox, with additional words around commands. */
    public static SandboxSession outside(Host host, Python python, Duration timeLimit, Wrapping wrapping) {
        Workspace workspace = Workspace.on(host);
        UnaryOperator<Command> wrapped = wrapping.of(UnaryOperator.identity());
        return new SandboxSession(
                new Workplace(host, python, workspace, timeLimit),
                new AnnouncedCommands(command -> host.run(wrapped.apply(command)), Announcer.SHELL, python, null),
                workspace::remove,
                null);
    }

    /** Use an existing session of an adapter. Its workspace is removed by the owner of that session. */
    static SandboxSession through(
            AdapterSession session, Host host, Python python, String workspace, Duration timeLimit) {
        return new SandboxSession(
                new Workplace(host, python, new Workspace(host, workspace), timeLimit),
                new AnnouncedCommands(session::run, Announcer.SHELL, python, null),
                () -> {},
                session);
    }

    /** Say how long the same commands take outside. They get more time if that was long. */
    public void expect(Duration outside) {
        usual = outside;
    }

    /** Run a program and wait for it. Processes that it leaves running are killed. */
    public CommandResult run(String... argv) {
        return run(List.of(argv));
    }

    CommandResult run(List<String> argv) {
        return run(Command.of(argv).withTimeLimit(place.timeLimit()));
    }

    /** Run a command and wait for it. */
    public CommandResult run(Command command) {
        Command placed = command.directory() == null
                ? command.withDirectory(place.workspace().directory())
                : command;
        CommandResult result = starts.run(placed.withUsual(usual));
        results.add(result);
        return result;
    }

    /**
     * Run one of the kit's workloads with the Python of the scenario's variant.
     *
     * @param workload name of a file in {@code fixtures/workloads}: {@code map_in_pool.py}
     */
    public CommandResult python(String workload, String... arguments) {
        String program = place.host().layout().fixtures() + "/workloads/" + workload;
        return run(Stream.concat(Stream.of(python().executable(), program), Stream.of(arguments))
                .toList());
    }

    /**
     * Try an act that a policy forbids, under a random name. A guard whose act was not tried proves nothing.
     *
     * @param act name of a file in {@code fixtures/acts}: {@code write_file.py}
     */
    public CommandResult attempt(String act, String... arguments) {
        return attempts.program(this, place.host(), act, arguments);
    }

    /** Make several tries with one command, in programs with random names. */
    public CommandResult attempt(List<Try> tries) {
        return attempt(tries, Map.of());
    }

    /** Make several tries with one command that has additional variables. */
    public CommandResult attempt(List<Try> tries, Map<String, String> environment) {
        return attempts.tries(this, place.host(), tries, environment);
    }

    /** Return the act that was not even tried; empty if all were tried. */
    public Optional<String> untried() {
        return attempts.untried();
    }

    /** Return the ids of the acts that were tried, as rules match them: {@code write-file}. */
    public List<String> acts() {
        return attempts.acts();
    }

    /**
     * Tell whether an act may have changed the session itself: it wrote to a file that was left open for it, or did not
     * say that there was none. Other acts only change files that were made for them.
     */
    public boolean mayBeChanged() {
        return attempts.wroteToOpenFiles();
    }

    /** Return the tool that reads and writes its files, if the session uses a door that runs no commands. */
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
        place.workspace().copy(folder);
    }

    /**
     * Demand that a file or directory has the same kind, permissions, link and content in both arms, seen from outside.
     *
     * @param file path below the workspace
     */
    public void mustBeAsOutside(String file) {
        place.workspace().compare(file);
    }

    /**
     * Read at most 1 MiB of a file of the workspace as UTF-8, from outside of the sandbox; empty if the file does not
     * exist.
     */
    public Optional<String> file(String file) {
        return place.workspace().text(file);
    }

    /** Return the files that must be equal in both arms: a line about each, then its bytes as characters. */
    public Map<String, String> files() {
        return place.workspace().compared();
    }

    /** Return the way in which it starts its commands. */
    AnnouncedCommands starts() {
        return starts;
    }

    /** Return the interpreter of the scenario's variant. */
    public Python python() {
        return place.python();
    }

    Duration timeLimit() {
        return place.timeLimit();
    }

    /** Return the directory that a workspace policy lets the commands write, as an absolute path. */
    public String workspace() {
        return place.workspace().path();
    }

    /**
     * From now on, use a directory below the workspace as the workspace. The sandbox is told that this is the
     * workspace.
     */
    public void moveInto(String directory) {
        place.workspace().moveTo(directory);
    }

    /** From now on, run commands in any directory. An agent is started there, as if it were its workspace. */
    public void startIn(String directory) {
        place.workspace().startIn(directory);
    }

    /** Return the result of the last command; empty if none was run. */
    public Optional<CommandResult> last() {
        return results.isEmpty() ? Optional.empty() : Optional.of(results.get(results.size() - 1));
    }

    /** Return the results of all commands, in order. */
    public List<CommandResult> results() {
        return List.copyOf(results);
    }

    /** Return how each repeated start of the sandbox ended, if its start failed at random. */
    public List<String> repeatedStarts() {
        return starts.repeated();
    }

    /** Return the first command that never began, because the sandbox did not start; empty if all began. */
    public Optional<CommandResult> failedStart() {
        return starts.failed();
    }

    /** Return the adapter's session in which its commands run; empty if they are started one by one. */
    Optional<AdapterSession> adapterSession() {
        return Optional.ofNullable(adapterSession);
    }

    /** Remove the workspace and close the session of the adapter, if they belong to this session. */
    @Override
    public void close() {
        ending.run();
    }
}
