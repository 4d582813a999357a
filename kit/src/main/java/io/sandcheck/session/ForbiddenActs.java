package io.sandcheck.session;

import org.apiguardian.api.API;

/**
 * The acts by which the enforcement of a policy is checked before anything is believed, for guards as well.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ForbiddenActs {

    private ForbiddenActs() {}

    /** Write a file outside of the workspace and of the temporary directories. */
    public static void writeOutsideWorkspace(SandboxSession sandbox, Surroundings around) {
        String file = around.directory() + "/written-from-inside";
        sandbox.attempt("write_file.py", file);
        around.effect(around.exists(file), "the file " + file + " was made");
    }

    /** Connect to a listener on the loopback interface of the host. */
    public static void connectLoopback(SandboxSession sandbox, Surroundings around) {
        Listener listener = around.listen();
        sandbox.attempt("connect_tcp.py", Listener.LOOPBACK, listener.port());
        around.effect(
                listener.wasReached(),
                "a listener outside accepted a connection to %s:%s".formatted(Listener.LOOPBACK, listener.port()));
    }
}
