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
import io.sandcheck.session.WatchedTries;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Guards for the network beyond the host, which a policy without network must keep out of reach.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NeedsTestNetwork
public class NetworkGuards {

    /** At this address, machines in a cloud request their credentials. The test network has it too. */
    private static final String METADATA = "169.254.169.254";

    @Guard(
            id = "guard/connect-network",
            act = "connect-network",
            policies = {"read-only", "workspace-write", "workspace-write+allowlist"})
    @ForEachVariant({"ipv4", "ipv6", "metadata"})
    void connectsToAServerOfTheNetwork(SandboxSession sandbox, Surroundings around, String address) {
        Listener listener = around.listen(address(around.network(), address));
        ForbiddenActs.connect(sandbox, around, listener);
    }

    @Guard(
            id = "guard/send-network",
            act = "send-datagram",
            policies = {"read-only", "workspace-write"})
    @ForEachVariant({"ipv4", "ipv6"})
    void sendsADatagramIntoTheNetwork(SandboxSession sandbox, Surroundings around, String address) {
        Listener receiver = around.receive(address(around.network(), address));
        ForbiddenActs.connect(sandbox, around, receiver);
    }

    /** The pinged machine receives the data in an echo request. The kernel counts received requests (RFC 2011). */
    @Guard(
            id = "guard/ping-network",
            act = "ping-network",
            policies = {"read-only", "workspace-write"})
    void sendsAnEchoRequest(SandboxSession sandbox, Surroundings around) {
        long before = echoRequests(around);
        new WatchedTries()
                .add(Act.of(Act.Kind.PING, around.network().address()), any -> echoRequests(around) > before)
                .attempt(sandbox, around, "the network was asked for an echo");
    }

    /** The lines of /proc/net/snmp that begin with {@code Icmp:} contain the names of counters and their values. */
    private static long echoRequests(Surroundings around) {
        List<List<String>> lines = around.read("/proc/net/snmp")
                .lines()
                .filter(line -> line.startsWith("Icmp:"))
                .map(line -> List.of(line.split(" ")))
                .toList();
        return Long.parseLong(lines.get(1).get(lines.get(0).indexOf("InEchos")));
    }

    private static String address(TestNetwork network, String which) {
        return switch (which) {
            case "ipv4" -> network.address();
            case "metadata" -> METADATA;
            default ->
                network.addressOfIpv6().orElseThrow(() -> new AssertionError("the test network has no IPv6 here"));
        };
    }

    /** A program that looks up chosen names can send any data to the name server of a domain. */
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
                "the name server was asked for a name that the program chose: " + String.join(", ", askedBy));
    }
}
