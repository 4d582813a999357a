package io.sandcheck.session;

import io.sandcheck.host.Host;
import java.util.List;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The result of an attempt to start a sandbox.
 *
 * @param effect what was seen outside of an act that the policy forbids, tried along with it; empty where it had none
 * @param untried why it is not known whether it confines; null if what the policy forbids was tried, or nothing was run
 * @param residue files, mounts and processes that were left behind, a line each
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StartAttempt(
        StartCheck check, String effect, @Nullable String untried, List<String> residue) {

    public StartAttempt {
        residue = List.copyOf(residue);
    }

    /**
     * Open a sandbox on a host where it may not be able to start, and start it once more. What it leaves in directories for
     * temporary files, or at home, is removed, so that the next start finds the host as this one did.
     *
     * @param host one of the run's own, on which nothing else happens meanwhile
     */
    public static StartAttempt of(Host host, Supplier<OpenSandbox> opening) {
        Residue residue = Residue.before(host);
        return opening.get().attemptStart(residue);
    }

    /** Tell whether the command ran, and confined. */
    public boolean confined() {
        return check.started() && effect.isEmpty() && untried == null;
    }
}
