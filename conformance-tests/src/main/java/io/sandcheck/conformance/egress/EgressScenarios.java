package io.sandcheck.conformance.egress;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.assertj.CommandResultAssert;
import io.sandcheck.host.RemoteHost;
import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.NeedsTestNetwork;
import io.sandcheck.jupiter.NeedsTools;
import io.sandcheck.jupiter.ReportedIn;
import io.sandcheck.jupiter.Scenario;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.verdict.Level;
import org.apiguardian.api.API;

/**
 * Fetches from a name that the policy allows. Each client runs without changes: only the sandbox tells it about a
 * proxy.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NeedsTestNetwork
public class EgressScenarios {

    @Scenario(id = "egress/http", policies = "workspace-write+allowlist", timeLimitSeconds = 120)
    @NeedsTools({"curl", "git", "nodejs"})
    @ReportedIn({"anthropics/claude-agent-sdk-typescript#396", "npstorey/civic-ai-tools#177"})
    @ForEachVariant({"curl", "python", "git", "node-fetch", "node-http"})
    void fetchesFromAnAllowedName(SandboxSession sandbox, Surroundings around, String client) {
        fetch(sandbox, around, Client.of(client), "http://");
    }

    @Scenario(id = "egress/https", policies = "workspace-write+allowlist", timeLimitSeconds = 120)
    @NeedsTools({"curl", "git", "nodejs"})
    @ReportedIn({"anthropics/claude-agent-sdk-typescript#396", "npstorey/civic-ai-tools#177"})
    @ForEachVariant({"curl", "python", "git", "node-fetch", "node-http"})
    void fetchesFromAnAllowedNameByTls(SandboxSession sandbox, Surroundings around, String client) {
        fetch(sandbox, around, Client.of(client), "https://");
    }

    @Scenario(id = "egress/http-of-jvm", policies = "workspace-write+allowlist", timeLimitSeconds = 120)
    @NeedsTools("default-jdk-headless")
    @ReportedIn({"anthropics/claude-code#16222", "navikt/cplt#336"})
    void fetchesInTheJvm(SandboxSession sandbox, Surroundings around) {
        fetch(sandbox, around, Client.JVM, "http://");
    }

    /**
     * Programs without proxy support, such as ssh and database clients, can only connect if the sandbox itself lets
     * them.
     */
    @Scenario(
            id = "egress/plain-connection",
            level = Level.SHOULD,
            policies = "workspace-write+allowlist",
            timeLimitSeconds = 120)
    void connectsWithoutAProxy(SandboxSession sandbox, Surroundings around) {
        fetch(sandbox, around, Client.BASH, "http://");
    }

    private static void fetch(SandboxSession sandbox, Surroundings around, Client client, String scheme) {
        RemoteHost remote = around.remote();
        client.prepare(sandbox, around, remote.authority());
        CommandResultAssert fetching = assertThat(sandbox.run(
                        Client.command(sandbox, client.words(sandbox, scheme + RemoteHost.ALLOWED, Client.PAGE))))
                .succeeds();
        if (!client.fetched().isEmpty()) {
            fetching.printsLine(client.fetched());
        }
        if (remote.reached(RemoteHost.ALLOWED).isEmpty()) {
            throw new AssertionError(
                    "it seems to succeed, but no connection to [%s] was seen".formatted(RemoteHost.ALLOWED));
        }
    }
}
