package io.sandcheck.session;

import io.sandcheck.host.Host;
import java.util.List;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt to start a sandbox.
 *
 * @param effect the effect of a forbidden act that was tried at the same time, as seen from outside; empty if there was
 *     none
 * @param untried why it is not known whether the sandbox confines; null if the forbidden act was tried, or nothing was
 *     run
 * @param residue files, mounts and processes that were left behind, one in each line
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StartAttempt(
        StartCheck check, String effect, @Nullable String untried, List<String> residue) {

    public StartAttempt {
        residue = List.copyOf(residue);
    }

    /**
     * Open a sandbox on a host where it may be unable to start, and start it once more. Files that it leaves in
     * temporary directories or in the home directory are removed, so the next start finds the same host.
     *
     * @param host one that belongs to the run, and on which nothing else happens meanwhile
     */
    public static StartAttempt of(Host host, Supplier<OpenSandbox> opening) {
        Residue residue = Residue.before(host);
        return opening.get().attemptStart(residue);
    }

    /** Tell whether the command ran and was confined. */
    public boolean confined() {
        return check.started() && effect.isEmpty() && untried == null;
    }
}
