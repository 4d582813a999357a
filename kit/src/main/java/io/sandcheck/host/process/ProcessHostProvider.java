package io.sandcheck.host.process;

import io.sandcheck.fixture.CacheDirectory;
import io.sandcheck.fixture.EmbeddedPythons;
import io.sandcheck.fixture.Replica;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostLayout;
import io.sandcheck.host.HostPrograms;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.RunnerHost;
import io.sandcheck.sandbox.OperatingSystem;
import io.sandcheck.sandbox.Privileges;
import io.sandcheck.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Uses this machine as a host: a directory below the cache directory, and a runner under the newest embedded Python.
 * Without embedded Pythons, it uses the installed Python.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ProcessHostProvider implements HostProvider {

    private final RunDirectories directories =
            new RunDirectories(CacheDirectory.path().resolve("runs"));

    @Override
    public String name() {
        return "process";
    }

    @Override
    public OperatingSystem system() {
        return OperatingSystem.ofThisMachine();
    }

    @Override
    public boolean isThisMachine() {
        return true;
    }

    @Override
    public int preference() {
        return 0;
    }

    @Override
    public Optional<String> obstacle() {
        if (!EmbeddedPythons.runHere()) {
            return Optional.of("the process host needs Linux on x86-64, but this is %s on %s"
                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        Optional<String> tooLong = directories.tooLong();
        if (tooLong.isPresent()) {
            return tooLong;
        }
        return MachinePythons.versions().isEmpty()
                ? Optional.of("there is no Python; install python3, %s or newer, or add the dependency [%s]"
                        .formatted(InstalledPython.OLDEST, EmbeddedPythons.ARTIFACT))
                : Optional.empty();
    }

    @Override
    public String madeWith() {
        return "this machine, with Python " + String.join(" and ", MachinePythons.versions());
    }

    @Override
    public Optional<String> warning(Sandbox sandbox) {
        return Privileges.onThisMachine(sandbox);
    }

    @Override
    public String placeFor(Sandbox sandbox, HostCondition condition) {
        return "this machine";
    }

    /** The runner starts like this: with an environment that only contains the search path. */
    @Override
    public Optional<String> shell(Sandbox sandbox, HostCondition condition) {
        return Optional.of("env -i PATH=\"$PATH\" USER=\"$USER\" LANG=C.UTF-8 sh");
    }

    @Override
    public void prepare(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {
        new InstalledSandbox(sandbox, RunnerProcess.SEARCH_PATH).obstacle().ifPresent(obstacle -> {
            throw new HostException(obstacle);
        });
        pythons(progress);
    }

    @Override
    public Host open(Sandbox sandbox, HostCondition condition, RunOwner owner, Consumer<String> progress) {
        return open(owner, progress);
    }

    @Override
    public Host open(RunOwner owner, Consumer<String> progress) {
        MachinePythons pythons = pythons(progress);
        // A check of the first host checks the others too.
        return openOne(owner, pythons, pythons::look).keepingArmsApart(false, () -> openOne(owner, pythons, List::of));
    }

    private MachinePythons pythons(Consumer<String> progress) {
        try {
            return MachinePythons.ready(directories, progress);
        } catch (IOException | UncheckedIOException e) {
            throw unusable(e);
        }
    }

    private RunnerHost openOne(RunOwner owner, MachinePythons pythons, Supplier<List<String>> shared) {
        try {
            return directories.open(owner, root -> openIn(root, owner, pythons, shared));
        } catch (IOException | UncheckedIOException e) {
            throw unusable(e);
        }
    }

    private RunnerHost openIn(Path root, RunOwner owner, MachinePythons pythons, Supplier<List<String>> shared)
            throws IOException {
        HostLayout layout = new HostLayout(
                root.toString(),
                root.resolve("home").toString(),
                root.resolve("workspace").toString(),
                root.resolve("outside").toString(),
                root.resolve("fixtures").toString());
        GuardedDirectory fixtures = fixtures(root, Path.of(layout.fixtures()));
        HostGuard guard = new HostGuard(fixtures, shared);
        AtomicLong first = new AtomicLong();
        return RunnerHost.open(
                        name(),
                        () -> RunnerProcess.start(pythons, layout, owner, first),
                        layout,
                        pythons.pythons(),
                        () -> RunDirectories.remove(root))
                .guardedBy(() -> directories.unlessEnded(owner, guard::look, List.of()));
    }

    private static HostException unusable(Exception problem) {
        return new HostException(
                "This machine cannot be used as a host: [%s] cannot be written: %s; make room or correct it, or set XDG_CACHE_HOME to another directory"
                        .formatted(CacheDirectory.path(), words(problem)),
                problem);
    }

    /** Without a reason a problem of a file says what it is by its class alone. */
    static String words(Exception problem) {
        boolean classAlone = problem instanceof FileSystemException file && file.getReason() == null;
        return classAlone || problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }

    private static GuardedDirectory fixtures(Path root, Path directory) throws IOException {
        SortedMap<String, byte[]> contents = HostPrograms.all();
        Replica replica = new Replica(directory, root.resolve("unfinished"), receiver -> {
            for (Map.Entry<String, byte[]> file : contents.entrySet()) {
                receiver.accept(file.getKey(), file.getValue(), false);
            }
        });
        GuardedDirectory fixtures = new GuardedDirectory(directory, replica::restore);
        fixtures.begin();
        return fixtures;
    }

    @Override
    public List<String> sweep(Predicate<RunOwner> whose) {
        return directories.sweep(whose);
    }

    /** The unpacked Pythons count as part of the kit: they are small, and contain nothing else. */
    @Override
    public List<String> removeKept() {
        return List.of();
    }
}
