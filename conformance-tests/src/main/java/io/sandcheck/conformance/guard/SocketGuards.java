package io.sandcheck.conformance.guard;

import io.sandcheck.host.RandomNames;
import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.Listener;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import org.apiguardian.api.API;

/**
 * Guards for listeners outside that a policy without network must keep out of reach.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class SocketGuards {

    @Guard(
            id = "guard/connect-unix-socket-outside",
            act = "connect-unix-socket",
            policies = {"read-only", "workspace-write"})
    @ForEachVariant({"path", "abstract"})
    void connectsToAUnixSocketOutside(SandboxSession sandbox, Surroundings around, String kind) {
        String address =
                kind.equals("path") ? around.directory() + "/" + RandomNames.name() : "@" + RandomNames.token();
        Listener listener = around.listen(address);
        ForbiddenActs.connect(sandbox, around, listener);
    }

    @Guard(
            id = "guard/connect-loopback-outside",
            act = "connect-loopback",
            policies = {"read-only", "workspace-write", "workspace-write+allowlist"})
    void connectsToTheLoopbackInterfaceOfTheHost(SandboxSession sandbox, Surroundings around) {
        ForbiddenActs.connectLoopback(sandbox, around);
    }

    @Guard(
            id = "guard/send-datagram-outside",
            act = "send-datagram",
            policies = {"read-only", "workspace-write", "workspace-write+allowlist"})
    void sendsADatagramToTheLoopbackInterfaceOfTheHost(SandboxSession sandbox, Surroundings around) {
        Listener receiver = around.receive();
        ForbiddenActs.connect(sandbox, around, receiver);
    }
}
