package io.sandcheck.conformance.guard;

import io.sandcheck.act.Act;
import io.sandcheck.act.Doer;
import io.sandcheck.act.Try;
import io.sandcheck.host.RandomNames;
import io.sandcheck.host.TestNetwork;
import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.jupiter.NeedsTestNetwork;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.Listener;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import java.util.List;
import java.util.stream.Stream;
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
            policies = {"read-only", "workspace-write", "workspace-write+allowlist"})
    @ForEachVariant({"ipv4", "ipv6"})
    void connectsToAServerOfTheNetwork(SandboxSession sandbox, Surroundings around, String protocol) {
        TestNetwork network = around.network();
        String address = protocol.equals("ipv4")
                ? network.address()
                : network.addressOfIpv6().orElseThrow(() -> new AssertionError("the test network has no IPv6 here"));
        Listener listener = around.listen(address);
        ForbiddenActs.connect(sandbox, around, listener);
    }

    /** Who asks for names of his own choice sends whatever he likes to the name server of his domain. */
    @Guard(
            id = "guard/resolve-name",
            act = "resolve-name",
            policies = {"read-only", "workspace-write", "workspace-write+allowlist"})
    void asksTheNameServer(SandboxSession sandbox, Surroundings around) {
        TestNetwork network = around.network();
        List<Try> tries = Stream.of(Doer.PYTHON, Doer.CHILD)
                .map(doer -> Try.of(doer, Act.of(Act.Kind.RESOLVE, RandomNames.name() + ".example.com")))
                .toList();
        sandbox.attempt(tries);
        List<String> askedBy = tries.stream()
                .filter(each -> network.wasAskedFor(each.act().arguments().get(0)))
                .map(Try::describe)
                .toList();
        around.effect(
                !askedBy.isEmpty(),
                "the name server was asked for a name of the program's choice: " + String.join(", ", askedBy));
    }
}
