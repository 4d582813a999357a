package io.sandcheck.host;

import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A host whose commands are executed by runners. A runner handles one request at a time, so there are as many runners
 * as commands at the same time. They are kept for later commands.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunnerHost implements Host {

    /** How many times longer than its time limit a command may take, at most, on a machine that is too slow for it. */
    private static final int MOST_TIMES = 6;

    private static final int EXECUTABLE = 0755;
    private static final int PLAIN = 0644;

    private final String name;
    private final RunnerPool runners;
    private final Runnable afterwards;
    private final HostLayout layout;
    private final HostInventory inventory;
    private @Nullable Places places;
    private Supplier<List<String>> guard = List::of;
    private volatile List<String> lastSeen = List.of();

    /** Open a host without its own network, whose Pythons are known to run. */
    public static RunnerHost open(
            String name,
            Supplier<RunnerStreams> starter,
            HostLayout layout,
            List<Python> pythons,
            Runnable afterwards) {
        RunnerHost host = open(name, starter, layout, List.of(), Optional::empty, afterwards);
        return host.with(new HostInventory(host.facts(), pythons, host.network()));
    }

    /**
     * Open a host.
     *
     * @param starter starts one more runner on it; the first is started at once
     * @param layout its directories, which are created; the fixtures must be there already
     * @param pythons the Pythons to look for; those that do not run are left out
     * @param network waits for the host's own network, if it has one
     * @param afterwards releases the container or process of the runners after they have ended
     */
    public static RunnerHost open(
            String name,
            Supplier<RunnerStreams> starter,
            HostLayout layout,
            List<Python> pythons,
            Supplier<Optional<TestNetwork>> network,
            Runnable afterwards) {
        RunnerPool runners = new RunnerPool(name, starter);
        RunnerHost bare = new RunnerHost(name, runners, layout, HostInventory.NONE, afterwards);
        try {
            return new HostSetup(bare).complete(pythons, network);
        } catch (RuntimeException e) {
            throw Endings.of(bare::close).runAfter(e);
        }
    }

    /**
     * Open a place that sees the files of a host that is already prepared.
     *
     * @param starter starts one more runner in it; none is started before it is needed
     * @param afterwards releases the container or process of the runners after they have ended
     */
    public static Host beside(Host host, Supplier<RunnerStreams> starter, Runnable afterwards) {
        RunnerPool runners = new RunnerPool(host.name(), starter);
        HostInventory inventory = new HostInventory(host.facts(), host.pythons(), host.network());
        return new RunnerHost(host.name(), runners, host.layout(), inventory, afterwards);
    }

    private RunnerHost(
            String name, RunnerPool runners, HostLayout layout, HostInventory inventory, Runnable afterwards) {
        this.name = name;
        this.runners = runners;
        this.layout = layout;
        this.inventory = inventory;
        this.afterwards = afterwards;
    }

    /** Return this host with an inventory. It takes over the runners. */
    RunnerHost with(HostInventory known) {
        RunnerHost complete = new RunnerHost(name, runners, layout, known, afterwards);
        complete.places = places == null ? null : places.of(complete);
        complete.guard = guard;
        return complete;
    }

    /** Return this host with additional facts from its provider. */
    public RunnerHost withFacts(Map<String, String> more) {
        return with(inventory.withFacts(more));
    }

    /**
     * Let something check the kit's own programs on it. Call this before the host is used.
     *
     * @param looking checks, and returns the result of {@link #tampering()}
     */
    public RunnerHost guardedBy(Supplier<List<String>> looking) {
        guard = looking;
        return this;
    }

    @Override
    public List<String> tampering() {
        if (!runners.closed()) {
            lastSeen = guard.get();
        }
        return places == null
                ? lastSeen
                : Stream.concat(lastSeen.stream(), places.tampering().stream()).toList();
    }

    /**
     * Separate the arms on it. Call this before the host is used.
     *
     * @param wholly whether all temporary directories and System V IPC objects belong to it; otherwise only those below
     *     its root do
     * @param another opens one more host like this one; null if there can be none
     */
    public RunnerHost keepingArmsApart(boolean wholly, @Nullable Supplier<RunnerHost> another) {
        places = new Places(this, new Places.Plan(wholly, another));
        return this;
    }

    @Override
    public Host apart() {
        return places == null ? Host.super.apart() : places.take();
    }

    /** Return the place of this thread; this host if it has none. */
    private RunnerHost here() {
        return places == null ? this : places.held().orElse(this);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public HostLayout layout() {
        return here().layout;
    }

    @Override
    public HostFacts facts() {
        return inventory.facts();
    }

    @Override
    public Optional<TestNetwork> network() {
        return here().inventory.network();
    }

    @Override
    public List<Python> pythons() {
        return inventory.pythons();
    }

    @Override
    public CommandResult run(Command command) {
        Map<String, Object> request = RunnerAnswers.request(command, layout().workspace());
        Map<String, Object> answer = here().runners
                .with(runner -> runner.ask("run", request, command.timeLimit().multipliedBy(MOST_TIMES)));
        return RunnerAnswers.result(command.argv(), answer);
    }

    @Override
    public Peer start(Command command) {
        return here().start(command, true);
    }

    @Override
    public Conversation converse(Command command) {
        RunnerPeer peer = here().start(command, false);
        return new RunnerConversation(peer.runner(), peer);
    }

    private RunnerPeer start(Command command, boolean awaitLine) {
        RunnerConnection runner = runners.borrow();
        try {
            return RunnerPeer.start(runner, command, layout.workspace(), awaitLine, () -> runners.giveBack(runner));
        } catch (RuntimeException e) {
            runners.giveBack(runner);
            throw e;
        }
    }

    @Override
    public void put(String path, byte[] content, boolean executable) {
        ask("put", Map.of("path", path, "content", content, "mode", executable ? EXECUTABLE : PLAIN));
    }

    @Override
    public byte[] read(String path, int limit) {
        return RunnerAnswers.bytes(
                ask("read", Map.of("path", path, "limit", limit)).get("content"));
    }

    @Override
    public boolean exists(String path) {
        return Boolean.TRUE.equals(ask("exists", Map.of("path", path)).get("exists"));
    }

    @Override
    public String makeDirectory(String parent) {
        return String.valueOf(ask("mkdtemp", Map.of("parent", parent)).get("path"));
    }

    @Override
    public void remove(String path) {
        ask("remove", Map.of("path", path));
    }

    /** Send a request that takes no time. */
    Map<String, Object> ask(String operation, Map<String, ?> parts) {
        return here().runners.with(runner -> runner.ask(operation, parts, RunnerPool.SHORT));
    }

    @Override
    public void close() {
        if (runners.closed()) {
            return;
        }
        runners.endLending();
        Endings endings = Endings.of(afterwards);
        endings.add(runners::close);
        if (places != null) {
            endings.add(places::close);
        }
        endings.run();
    }
}
