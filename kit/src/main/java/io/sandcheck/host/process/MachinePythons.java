package io.sandcheck.host.process;

import io.sandcheck.fixture.EmbeddedPythons;
import io.sandcheck.fixture.Replica;
import io.sandcheck.host.Python;
import io.sandcheck.host.RunOwner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Pythons of this machine: the embedded ones or, if there are none, the installed one. Changes that an earlier run
 * left in the cache are undone, and later changes are noticed. Each process of the kit prepares them once.
 */
final class MachinePythons {

    private static final int MOST_LISTED = 3;

    private static @Nullable MachinePythons ready;

    private final List<Python> pythons = new ArrayList<>();
    private final List<GuardedDirectory> guarded = new CopyOnWriteArrayList<>();
    private final List<String> found = new ArrayList<>();
    private final Path bytecode;
    private final Bytecode modules;

    private MachinePythons(Path bytecode) {
        this.bytecode = bytecode;
        this.modules = new Bytecode(bytecode);
    }

    /**
     * Prepare them.
     *
     * @param directories in which one is made for as long as this process runs
     */
    static synchronized MachinePythons ready(RunDirectories directories, Consumer<String> progress) throws IOException {
        if (ready == null) {
            Path own = directories.create(RunOwner.newRun());
            MachinePythons pythons = new MachinePythons(own.resolve("bytecode"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> pythons.remove(own)));
            for (String version : EmbeddedPythons.versions()) {
                progress.accept("Preparing Python " + version);
                pythons.add(version, progress);
            }
            if (pythons.pythons.isEmpty()) {
                pythons.addInstalled(own);
            } else {
                pythons.guardModules();
            }
            ready = pythons;
        }
        return ready;
    }

    /** Return the versions that will be ready, newest first. */
    static List<String> versions() {
        List<String> embedded = EmbeddedPythons.versions();
        return embedded.isEmpty()
                ? InstalledPython.ofThisMachine().map(InstalledPython::version).stream()
                        .toList()
                : embedded;
    }

    private void add(String version, Consumer<String> progress) throws IOException {
        Path directory = EmbeddedPythons.directory(version);
        GuardedDirectory guard = new GuardedDirectory(directory, () -> EmbeddedPythons.restore(version));
        List<String> repairs = guard.begin();
        if (!repairs.isEmpty()) {
            progress.accept("Another program had changed the cache of Python %s; repaired: %s"
                    .formatted(version, listed(repairs)));
        }
        guarded.add(guard);
        Python python =
                new Python(version, directory.resolve("python" + version).toString());
        pythons.add(python);
        modules.add(python);
    }

    private void addInstalled(Path own) throws IOException {
        Optional<InstalledPython> installed = InstalledPython.ofThisMachine();
        if (installed.isPresent()) {
            Path directory = own.resolve("installed");
            GuardedDirectory guard = new GuardedDirectory(
                    directory,
                    new Replica(
                            directory,
                            own.resolve("unfinished"),
                            installed.get().launcher())::restore);
            guard.begin();
            guarded.add(guard);
            pythons.add(installed.get().in(directory));
        }
    }

    private static String listed(List<String> repairs) {
        String first = String.join(", ", repairs.subList(0, Math.min(MOST_LISTED, repairs.size())));
        return repairs.size() <= MOST_LISTED ? first : "%s, ... (%d in all)".formatted(first, repairs.size());
    }

    private void guardModules() throws IOException {
        GuardedDirectory guard = new GuardedDirectory(bytecode, modules::restore);
        guard.begin();
        guarded.add(guard);
    }

    /** Remove what was made for this process. Changes that others still see are no longer undone. */
    private void remove(Path own) {
        guarded.forEach(GuardedDirectory::end);
        RunDirectories.remove(own);
    }

    /** Return them, newest first. */
    List<Python> pythons() {
        return List.copyOf(pythons);
    }

    /** Return the directory with their compiled modules. */
    Path bytecode() {
        return bytecode;
    }

    /** Check whether something was changed. Return a line for each change that was found so far, the latest last. */
    synchronized List<String> look() {
        guarded.forEach(guard -> found.addAll(guard.look()));
        return List.copyOf(found);
    }
}
