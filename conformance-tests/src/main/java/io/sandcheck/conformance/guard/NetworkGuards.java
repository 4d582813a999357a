package io.sandcheck.conformance.guard;

import io.sandcheck.host.TestNetwork;
import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.jupiter.NeedsTestNetwork;
import io.sandcheck.session.Listener;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * The network beyond the host, which a policy without network keeps out of reach.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NeedsTestNetwork
public class NetworkGuards {

    @Guard(
            id = "guard/connect-network",
            act = "connect-network",
            policies = {"read-only", "workspace-write"})
    @ForEachVariant({"ipv4", "ipv6"})
    void connectsToAServerOfTheNetwork(SandboxSession sandbox, Surroundings around, String protocol) {
        TestNetwork network = around.network();
        String address = protocol.equals("ipv4")
                ? network.address()
                : network.addressOfIpv6().orElseThrow(() -> new AssertionError("the test network has no IPv6 here"));
        Listener listener = around.listen(address);
        sandbox.attempt("connect_tcp.py", address, listener.port());
        around.effect(
                listener.wasReached(),
                "a server accepted a connection to %s, port %s".formatted(address, listener.port()));
    }

    /** Who asks for names of his own choice sends whatever he likes to the name server of his domain. */
    @Guard(
            id = "guard/resolve-name",
            policies = {"read-only", "workspace-write"})
    void asksTheNameServer(SandboxSession sandbox, Surroundings around) {
        TestNetwork network = around.network();
        String name = "sandcheck-%s.example.com".formatted(UUID.randomUUID());
        sandbox.attempt("resolve_name.py", name);
        around.effect(network.wasAskedFor(name), "the name server was asked for " + name);
    }
}
