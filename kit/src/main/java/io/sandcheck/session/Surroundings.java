package io.sandcheck.session;

import io.sandcheck.host.Conversation;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The host around a sandbox. Here you set up what commands must not reach, and look for effects. Nothing in it is
 * confined, and
 * everything ends with its arm.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Surroundings implements AutoCloseable {

    private static final int READ_LIMIT = 1 << 20;

    private final Host host;
    private final Python python;
    private final Noted noted = new Noted();
    private final Deque<Runnable> endings = new ArrayDeque<>();

    /** Begin with nothing; peers are run by {@code python}. */
    public Surroundings(Host host, Python python) {
        this.host = host;
        this.python = python;
    }

    /** Return the directory on the host that all others are in. */
    public String root() {
        return host.layout().root();
    }

    /** Make an empty directory that a policy without unrestricted file access must not let be written. */
    public String directory() {
        return directoryIn(host.layout().outside());
    }

    /** Make an empty directory in the user's home directory. */
    public String directoryInHome() {
        return directoryIn(host.layout().home());
    }

    /** Return the user's home directory. What is put there goes when the arm ends. */
    public String home() {
        return host.layout().home();
    }

    /**
     * Make an empty directory in another.
     *
     * @param parent that everybody may write: {@code /var/tmp}
     */
    public String directoryIn(String parent) {
        String directory = host.makeDirectory(parent);
        endings.push(() -> host.remove(directory));
        return directory;
    }

    /** Write a file, with its parent directories; one in the workspace or a {@link #directory()} goes with that. */
    public void put(String path, String content) {
        host.put(path, content.getBytes(StandardCharsets.UTF_8), false);
    }

    /**
     * Copy a directory of this machine, links as links.
     *
     * @param target directory on the host that gets its files
     */
    public void copy(Path directory, String target) {
        new DirectoryCopy(host, target).of(directory);
    }

    /**
     * Run a command line out here, by {@code sh}, to prepare what a scenario needs: {@code git init -q}.
     *
     * @param directory in which it is run
     * @throws HostException if it does not exit with 0: what it prepares is not there then
     */
    public void prepare(String line, String directory, Duration timeLimit) {
        SetUp.run(host, line, directory, timeLimit);
    }

    /** Tell whether there is a file, directory or socket of that path. */
    public boolean exists(String path) {
        return host.exists(path);
    }

    /** Return what the kernel says of a file: its kind and mode as a number, and when it was changed; empty if there is none. */
    public String status(String path) {
        Command stat = Command.of("stat", "-c", "%f %Y", "--", path);
        return host.run(stat).stdout().text().strip();
    }

    HostLayout layout() {
        return host.layout();
    }

    /** Read a file of at most a megabyte. */
    public String read(String path) {
        return new String(host.read(path, READ_LIMIT), StandardCharsets.UTF_8);
    }

    /** Read a small file if it is there; a sandbox may take a placeholder of its own away at any time. */
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

    /** Start a program with variables of its own. */
    public Peer start(Map<String, String> environment, String program, String... arguments) {
        Peer peer = host.start(command("peers/" + program, arguments).withEnvironment(environment));
        endings.push(peer::close);
        return peer;
    }

    /**
     * Start a program that is to be left alone, and says what became of it.
     *
     * @param program name of a file in {@code fixtures/peers}: {@code hold_terminal.py}
     */
    public Victim hold(String program, String... arguments) {
        Conversation conversation = host.converse(command("peers/" + program, arguments));
        endings.push(conversation::close);
        return new Victim(conversation);
    }

    /** Listen on a free port of the loopback interface. */
    public Listener listen() {
        return listen(Listener.LOOPBACK);
    }

    /**
     * Listen on a free port of an address of this host, on a Unix socket of that path, or of the abstract name that follows
     * an {@code @}.
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

    /** Return the test network of the host; there is one where a scenario {@code @NeedsTestNetwork}. */
    public TestNetwork network() {
        return host.network()
                .orElseThrow(() -> new HostException("Host [%s] has no test network".formatted(host.name())));
    }

    /** Open the second host of the test network, until the arm ends. */
    public RemoteHost remote() {
        RemoteHost remote = network().openRemote();
        endings.push(remote::close);
        return remote;
    }

    /** Do an act of {@code fixtures/acts} out here. */
    void act(String program, String... arguments) {
        host.run(command("acts/" + program, arguments));
    }

    private Command command(String program, String... arguments) {
        List<String> argv =
                new ArrayList<>(List.of(python.executable(), host.layout().fixtures() + "/" + program));
        argv.addAll(List.of(arguments));
        return Command.of(argv);
    }

    /**
     * Note an effect, where there was one.
     *
     * @param seen whether it was seen out here
     * @param what what was seen, in a few words: {@code the file /home/me/x was made}
     */
    public void effect(boolean seen, String what) {
        noted.effect(seen, what);
    }

    /**
     * Do something, and tell the effects that are noted meanwhile as somebody's.
     *
     * @param who begins each of them: {@code child 1}
     */
    public void by(String who, Runnable action) {
        noted.by(who, action);
    }

    /**
     * Note something that was left behind and is no effect of the act: an empty file where one was to be created.
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

    /** Return the effects that were noted, in one line; empty where there was none. */
    public String effects() {
        return noted.effects();
    }

    /** Stop what was started and remove what was made. */
    @Override
    public void close() {
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }
}
