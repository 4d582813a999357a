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
 * Finds out which version of a sandbox a host has.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InstalledVersion {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);

    private InstalledVersion() {}

    /**
     * Return a sandbox with the version that a host has, if the distribution chooses the version. Otherwise, or if it
     * cannot be found out, return it unchanged.
     *
     * @param opening opens a host that has it
     * @param progress receives a line about a version that the definition was not written for
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
            // The caller who opens one for an experiment gets the reason.
            return sandbox;
        }
    }

    /** Run the version command of the definition; empty if it has none, or if the command prints no version. */
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

    /** Tell whether a version equals another one, or is a patch of it: {@code 0.13.1} of {@code 0.13}. */
    private static boolean isOf(String version, String found) {
        return (found + ".").startsWith(version + ".");
    }

    /**
     * Return that a host has another version than the one in the results; empty if it has not, or if that is not known.
     */
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
