package io.sandcheck.host.process;

import io.sandcheck.fixture.CacheDirectory;
import io.sandcheck.fixture.EmbeddedPythons;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostLayout;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.Python;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.RunnerHost;
import io.sandcheck.sandbox.OperatingSystem;
import io.sandcheck.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * Makes this machine a host: a directory of its own below the cache directory, and a runner under the embedded Python.
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
        return EmbeddedPythons.versions().isEmpty()
                ? Optional.of("the embedded Python needs Linux on x86-64, this is %s on %s"
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch")))
                : Optional.empty();
    }

    @Override
    public String madeWith() {
        return "this machine, with Python " + String.join(" and ", EmbeddedPythons.versions());
    }

    @Override
    public String placeFor(Sandbox sandbox, HostCondition condition) {
        return "this machine";
    }

    /** As the runner is started: with nothing of the environment but the search path. */
    @Override
    public Optional<String> shell(Sandbox sandbox, HostCondition condition) {
        return Optional.of("env -i PATH=\"$PATH\" USER=\"$USER\" LANG=C.UTF-8 sh");
    }

    @Override
    public Host open(Sandbox sandbox, HostCondition condition, RunOwner owner, Consumer<String> progress) {
        return open(owner, progress);
    }

    /**
     * Open this machine for no sandbox in particular.
     *
     * @throws HostException where it cannot be had
     */
    public Host open(RunOwner owner, Consumer<String> progress) {
        try {
            List<Python> pythons = unpackPythons(progress);
            Path root = directories.create(owner);
            HostLayout layout = new HostLayout(
                    root.toString(),
                    root.resolve("home").toString(),
                    root.resolve("workspace").toString(),
                    root.resolve("outside").toString(),
                    root.resolve("fixtures").toString());
            Path runner = RunnerProcess.install(root);
            String python = pythons.get(0).executable();
            return RunnerHost.open(
                    name(),
                    () -> RunnerProcess.start(python, runner, layout, owner),
                    layout,
                    pythons,
                    () -> directories.remove(root));
        } catch (IOException | UncheckedIOException e) {
            throw new HostException(
                    "This machine cannot be used as a host: [%s] must be writable; if it is not, set XDG_CACHE_HOME to a directory that is: %s"
                            .formatted(CacheDirectory.path(), e),
                    e);
        }
    }

    private static List<Python> unpackPythons(Consumer<String> progress) {
        return EmbeddedPythons.versions().stream()
                .map(version -> {
                    progress.accept("Preparing Python " + version);
                    Path home = EmbeddedPythons.unpack(version);
                    return new Python(version, home.resolve("python" + version).toString());
                })
                .toList();
    }

    @Override
    public List<String> sweep(Predicate<RunOwner> whose) {
        return directories.sweep(whose);
    }

    /** The unpacked Pythons are taken for part of the kit: they are small, and made of nothing but it. */
    @Override
    public List<String> removeKept() {
        return List.of();
    }
}
