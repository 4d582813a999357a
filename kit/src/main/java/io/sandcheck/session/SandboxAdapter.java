package io.sandcheck.session;

import io.sandcheck.adapter.SessionAdapter;
import io.sandcheck.host.Host;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.sandbox.SessionLaunch;
import org.apiguardian.api.API;

/**
 * The session adapter of a sandbox: the one that its definition names, which runs outside of the sandbox, or otherwise
 * the kit's own, which runs in it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SandboxAdapter {

    private static final String PROGRAM = "processes.py";

    private SandboxAdapter() {}

    /**
     * Put the files of a sandbox on the host, and return its adapter.
     *
     * @param policy that confines the kit's own adapter
     * @param workspace directory that a workspace policy lets commands write
     */
    public static SessionAdapter of(Sandbox sandbox, SandboxPolicy policy, Host host, String workspace) {
        return of(Confinement.install(sandbox, policy, host), host, workspace);
    }

    static SessionAdapter of(Confinement confinement, Host host, String workspace) {
        Sandbox sandbox = confinement.sandbox();
        SessionLaunch launch = sandbox.definition().session();
        if (launch.adapter().isEmpty()) {
            Command confined = confinement.apply(program(host, workspace), workspace);
            return new SessionAdapter(PROGRAM + " in " + sandbox, confined, sandbox.version(), true, launch.patience());
        }
        return SessionAdapter.outside(sandbox.toString(), confinement.adapter(workspace), sandbox.version())
                .withPatience(launch.patience());
    }

    /** Return the kit's own adapter, without a sandbox. */
    public static SessionAdapter without(Host host, String workspace) {
        return SessionAdapter.outside(PROGRAM, program(host, workspace), "none");
    }

    private static Command program(Host host, String workspace) {
        return Command.of(host.pythons().get(0).executable(), host.layout().fixtures() + "/adapters/" + PROGRAM)
                .withDirectory(workspace);
    }
}
