package io.sandcheck.host;

import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.Version;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Asks a host which version of a sandbox it has.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InstalledVersion {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private InstalledVersion() {}

    /**
     * Return a sandbox in the version that a host has of it, where the distribution chooses; else, or if that cannot be found
     * out, as it is.
     *
     * @param opening opens a host that has it
     * @param progress told of a version that the definition was not written for
     */
    public static Sandbox of(Sandbox sandbox, Supplier<Host> opening, Consumer<String> progress) {
        if (sandbox.pinned()) {
            return sandbox;
        }
        try (Host host = opening.get()) {
            Sandbox installed = on(host, sandbox).map(sandbox::installedAs).orElse(sandbox);
            if (sandbox.definition().versions().stream().noneMatch(known -> isOf(known, installed.version()))) {
                progress.accept("%s is installed; its definition was written for %s"
                        .formatted(
                                installed,
                                String.join(", ", sandbox.definition().versions())));
            }
            return installed;
        } catch (HostException e) {
            // Whoever opens one for an experiment is told why.
            return sandbox;
        }
    }

    /** Run the command that the definition has for it; nothing if it has none, or that tells no version. */
    private static Optional<String> on(Host host, Sandbox sandbox) {
        List<String> command = sandbox.definition().install().version();
        if (command.isEmpty()) {
            return Optional.empty();
        }
        try {
            CommandResult told = host.run(Command.of(command).withTimeLimit(TIME_LIMIT));
            return told.succeeded() ? Version.firstIn(told.stdout().text()) : Optional.empty();
        } catch (HostException e) {
            return Optional.empty();
        }
    }

    /** Tell whether one version is another, or a patch of it: {@code 0.13.1} of {@code 0.13}. */
    private static boolean isOf(String version, String found) {
        return (found + ".").startsWith(version + ".");
    }

    /** Say that a host has another version than the one that results name; empty if it has not, or that is not known. */
    public static Optional<String> mismatch(Host host, Sandbox sandbox) {
        return sandbox.pinned()
                ? Optional.empty()
                : on(host, sandbox)
                        .filter(found -> !isOf(sandbox.version(), found))
                        .map(found ->
                                "%s: its results are of %s, the version on this host, because images were built at different times; sandcheck clean --all removes them"
                                        .formatted(sandbox, found));
    }
}
