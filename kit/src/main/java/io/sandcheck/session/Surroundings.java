package io.sandcheck.session;

import io.sandcheck.host.Endings;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostLayout;
import io.sandcheck.host.Peer;
import io.sandcheck.host.Python;
import io.sandcheck.host.RemoteHost;
import io.sandcheck.host.TestNetwork;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The host around a sandbox. Here you set up what commands must not reach, and look for effects. Nothing in it is
 * confined, and everything ends with its arm.
 *
 * <pre>
 * String file = around.directoryInHome() + "/file";
 * sandbox.attempt("write_file.py", file);
 * around.effect(around.exists(file), "the file " + file + " was made");
 * </pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Surroundings implements AutoCloseable {

    private static final int READ_LIMIT = 1 << 20;

    private final Host host;
    private final Noted noted = new Noted();
    private final Endings endings = new Endings();
    private final KitPrograms programs;

    /**
     * Create empty surroundings.
     *
     * @param python runs the peers
     */
    public Surroundings(Host host, Python python) {
        this.host = host;
        this.programs = new KitPrograms(host, python, endings);
    }

    /** Return the directory on the host that contains all others. */
    public String root() {
        return host.layout().root();
    }

    /** Make an empty directory that a policy must not let commands write, unless it has unrestricted file access. */
    public String directory() {
        return directoryIn(host.layout().outside());
    }

    /** Make an empty directory in the user's home directory. */
    public String directoryInHome() {
        return directoryIn(host.layout().home());
    }

    /** Return the user's home directory. Files there are removed when the arm ends. */
    public String home() {
        return host.layout().home();
    }

    /**
     * Make an empty directory in another directory.
     *
     * @param parent that all users may write: {@code /var/tmp}
     */
    public String directoryIn(String parent) {
        String directory = host.makeDirectory(parent);
        endings.add(() -> host.remove(directory));
        return directory;
    }

    /**
     * Write a file, and create its parent directories. A file in the workspace or in a {@link #directory()} is removed
     * with it.
     */
    public void put(String path, String content) {
        host.put(path, content.getBytes(StandardCharsets.UTF_8), false);
    }

    /**
     * Copy a directory of this machine. Links stay links.
     *
     * @param target directory on the host that gets its files
     */
    public void copy(Path directory, String target) {
        new DirectoryCopy(host, target).of(directory);
    }

    /**
     * Run a command line outside of the sandbox with {@code sh}, to prepare what a scenario needs: {@code git init -q}.
     *
     * @param directory in which it is run
     * @throws HostException if it does not exit with 0
     */
    public void prepare(String line, String directory, Duration timeLimit) {
        SetUp.run(host, line, directory, timeLimit);
    }

    /** Tell whether a file, directory or socket exists at a path. */
    public boolean exists(String path) {
        return host.exists(path);
    }

    /**
     * Return what the kernel says about a file: its type and mode as a number, and when it was changed; empty if it
     * does not exist.
     */
    public String status(String path) {
        Command stat = Command.of("stat", "-c", "%f %Y", "--", path);
        return host.run(stat).stdout().text().strip();
    }

    HostLayout layout() {
        return host.layout();
    }

    /** Read a file of at most one megabyte. */
    public String read(String path) {
        return new String(host.read(path, READ_LIMIT), StandardCharsets.UTF_8);
    }

    /** Read a small file if it exists. Sandboxes may remove their placeholder files at any time. */
    public Optional<String> readIfThere(String path) {
        CommandResult read = host.run(Command.of("cat", "--", path));
        return read.succeeded() ? Optional.of(read.stdout().text()) : Optional.empty();
    }

    /**
     * Start a program that runs until the arm ends.
     *
     * @param program name of a file in {@code fixtures/peers}: {@code hold_signals.py}
     */
    public Peer start(String program, String... arguments) {
        return start(Map.of(), program, arguments);
    }

    /** Start a program with additional variables. */
    public Peer start(Map<String, String> environment, String program, String... arguments) {
        return programs.start(environment, program, arguments);
    }

    /**
     * Start a program that commands must not touch, and that reports what happened to it.
     *
     * @param program name of a file in {@code fixtures/peers}: {@code hold_terminal.py}
     */
    public Victim hold(String program, String... arguments) {
        return programs.hold(program, arguments);
    }

    /** Listen on a free port of the loopback interface. */
    public Listener listen() {
        return listen(Listener.LOOPBACK);
    }

    /**
     * Listen on a free port of an address of this host, on a Unix socket of that path, or on the abstract name after an
     * {@code @}.
     */
    public Listener listen(String address) {
        return Listener.forConnections(this, address);
    }

    /** Receive datagrams on a free UDP port of the loopback interface. */
    public Listener receive() {
        return receive(Listener.LOOPBACK);
    }

    /** Receive datagrams on a free UDP port of an address of this host. */
    public Listener receive(String address) {
        return Listener.forDatagrams(this, address);
    }

    /**
     * Return the test network of the host. There is one if the scenario is annotated with {@code @NeedsTestNetwork}.
     */
    public TestNetwork network() {
        return host.network()
                .orElseThrow(() -> new HostException("Host [%s] has no test network".formatted(host.name())));
    }

    /** Open the second host of the test network, until the arm ends. */
    public RemoteHost remote() {
        RemoteHost remote = network().openRemote();
        endings.add(remote::close);
        return remote;
    }

    /** Return the kit's own programs, which run outside of the sandbox. */
    KitPrograms programs() {
        return programs;
    }

    /**
     * Record an effect, if there was one.
     *
     * @param seen whether it was seen outside of the sandbox
     * @param what what was seen, in a few words: {@code the file /home/me/x was made}
     */
    public void effect(boolean seen, String what) {
        noted.effect(seen, what);
    }

    /**
     * Run an action, and attribute the effects that are recorded meanwhile to somebody.
     *
     * @param who is put before each of them: {@code child 1}
     */
    public void by(String who, Runnable action) {
        noted.by(who, action);
    }

    /**
     * Record something that was left behind, but is not an effect of the act: an empty file instead of a new one.
     *
     * @param what it is, in a few words
     */
    public void residue(String what) {
        noted.residue(what);
    }

    /** Return what was left behind, in one line; empty if nothing was. */
    public String residue() {
        return noted.residue();
    }

    /** Return the recorded effects in one line; empty if there were none. */
    public String effects() {
        return noted.effects();
    }

    /** Stop everything that was started, and remove everything that was made. */
    @Override
    public void close() {
        endings.run();
    }
}
