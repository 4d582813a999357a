package io.sandcheck.conformance.egress;

import io.sandcheck.host.RemoteHost;
import io.sandcheck.host.RemoteHost.Connection;
import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.jupiter.NeedsTestNetwork;
import io.sandcheck.jupiter.NeedsTools;
import io.sandcheck.session.Listener;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Guards of a list of allowed names: no other server may be reached. The server's log shows whether something reached it; the
 * client's output shows whether it was tried. Each client runs three times: with the sandbox's proxy variables, without
 * a proxy, and with everything sent to the proxy.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NeedsTestNetwork
public class EgressGuards {

    private static final String POLICY = "workspace-write+allowlist";
    private static final String ACT = "leave-allow-list";
    private static final int MOST_TOLD = 3;

    @Guard(id = "egress/denied-name", act = ACT, policies = POLICY, timeLimitSeconds = 120)
    @NeedsTools({"curl", "git", "nodejs"})
    @ForEachVariant({"curl", "python", "git", "node-fetch", "node-http", "bash"})
    void fetchesFromADeniedName(SandboxSession sandbox, Surroundings around, String client) {
        fetch(sandbox, around, client, Target.NAME);
    }

    @Guard(id = "egress/denied-name-by-tls", act = ACT, policies = POLICY, timeLimitSeconds = 120)
    @NeedsTools({"curl", "git", "nodejs"})
    @ForEachVariant({"curl", "python", "git", "node-fetch", "node-http"})
    void fetchesFromADeniedNameByTls(SandboxSession sandbox, Surroundings around, String client) {
        fetch(sandbox, around, client, Target.NAME_BY_TLS);
    }

    @Guard(id = "egress/denied-address", act = ACT, policies = POLICY, timeLimitSeconds = 120)
    @NeedsTools({"curl", "git", "nodejs"})
    @ForEachVariant({"curl", "python", "git", "node-fetch", "node-http", "bash"})
    void fetchesFromADeniedAddress(SandboxSession sandbox, Surroundings around, String client) {
        fetch(sandbox, around, client, Target.ADDRESS);
    }

    @Guard(id = "egress/denied-ipv6-address", act = ACT, policies = POLICY, timeLimitSeconds = 120)
    @NeedsTools({"curl", "git", "nodejs"})
    @ForEachVariant({"curl", "python", "git", "node-fetch", "node-http", "bash"})
    void fetchesFromADeniedAddressOfIpv6(SandboxSession sandbox, Surroundings around, String client) {
        fetch(sandbox, around, client, Target.IPV6_ADDRESS);
    }

    @Guard(id = "egress/denied-mapped-address", act = ACT, policies = POLICY, timeLimitSeconds = 120)
    @NeedsTools({"curl", "git", "nodejs"})
    @ForEachVariant({"curl", "python", "git", "node-fetch", "node-http", "bash"})
    void fetchesFromADeniedAddressMappedIntoIpv6(SandboxSession sandbox, Surroundings around, String client) {
        fetch(sandbox, around, client, Target.MAPPED_ADDRESS);
    }

    @Guard(id = "egress/redirect", act = ACT, policies = POLICY, timeLimitSeconds = 120)
    @NeedsTools({"curl", "git", "nodejs"})
    @ForEachVariant({"curl", "python", "git", "node-fetch"})
    void followsARedirectToADeniedName(SandboxSession sandbox, Surroundings around, String client) {
        fetch(sandbox, around, client, Target.REDIRECT);
    }

    @Guard(id = "egress/jvm", act = ACT, policies = POLICY, timeLimitSeconds = 120)
    @NeedsTools("default-jdk-headless")
    @ForEachVariant({"name", "address", "ipv6-address", "mapped-address", "redirect"})
    void fetchesInTheJvm(SandboxSession sandbox, Surroundings around, String target) {
        fetch(sandbox, around, "jvm", Target.of(target));
    }

    /** A command must not use the proxy to reach what only the sandbox itself reaches for its proxy. */
    @Guard(id = "egress/localhost", act = ACT, policies = POLICY, timeLimitSeconds = 120)
    @NeedsTools({"curl", "git", "nodejs"})
    @ForEachVariant({"curl", "python", "git", "node-fetch", "node-http", "bash"})
    void fetchesFromTheLoopbackInterfaceOfTheHost(SandboxSession sandbox, Surroundings around, String variant) {
        Client client = Client.of(variant);
        client.prepare(sandbox, around, "");
        Listener listener = around.listen();
        Fetches fetches = Fetches.by(client, sandbox, "http://localhost:" + listener.port());
        if (listener.wasReached()) {
            around.effect(true, "a server on the loopback interface of the host was reached");
        } else {
            fetches.mustName("localhost");
        }
    }

    /**
     * Names that a careless comparison confuses with the allowed one, and one way to write the denied name after it.
     */
    @Guard(id = "egress/similar-name", act = ACT, policies = POLICY, timeLimitSeconds = 120)
    @NeedsTools("curl")
    @ForEachVariant({"suffix", "joined-suffix", "prefix", "user", "final-dot"})
    void fetchesFromASimilarName(SandboxSession sandbox, Surroundings around, String kind) {
        String host =
                switch (kind) {
                    case "suffix" -> RemoteHost.SIMILAR.get(0);
                    case "joined-suffix" -> RemoteHost.SIMILAR.get(1);
                    case "prefix" -> RemoteHost.SIMILAR.get(2);
                    case "user" -> RemoteHost.ALLOWED + "@" + RemoteHost.DENIED;
                    default -> RemoteHost.DENIED + ".";
                };
        RemoteHost remote = around.remote();
        Client.CURL.prepare(sandbox, around, remote.authority());
        Fetches fetches = Fetches.by(Client.CURL, sandbox, "http://" + host);
        if (!reached(around, remote)) {
            fetches.mustName(host.substring(host.indexOf('@') + 1));
        }
    }

    private static void fetch(SandboxSession sandbox, Surroundings around, String variant, Target target) {
        Client client = Client.of(variant);
        RemoteHost remote = around.remote();
        client.prepare(sandbox, around, remote.authority());
        Fetches fetches = Fetches.by(client, sandbox, target.url(remote));
        if (reached(around, remote)) {
            return;
        }
        if (target == Target.REDIRECT) {
            mustHaveRedirected(remote);
        } else {
            fetches.mustName(target.named(remote));
        }
    }

    /** Record an effect if the server was reached. If it was not, the output must still show that it was tried. */
    private static boolean reached(Surroundings around, RemoteHost remote) {
        List<Connection> reached = remote.reached(RemoteHost.DENIED);
        String some =
                reached.stream().limit(MOST_TOLD).map(Connection::describe).collect(Collectors.joining("; "));
        int more = reached.size() - MOST_TOLD;
        around.effect(
                !reached.isEmpty(),
                "the server of %s was reached: %s%s"
                        .formatted(RemoteHost.DENIED, some, more > 0 ? "; and %d more times".formatted(more) : ""));
        return !reached.isEmpty();
    }

    /** If a client never got the redirect, the act was not tried. */
    private static void mustHaveRedirected(RemoteHost remote) {
        Stream<String> paths = remote.reached(RemoteHost.ALLOWED).stream().map(Connection::path);
        if (paths.noneMatch(path -> path.startsWith("/redirect/"))) {
            throw new AssertionError("the client did not reach the server of [%s], which would have redirected it"
                    .formatted(RemoteHost.ALLOWED));
        }
    }
}
