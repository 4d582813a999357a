package io.sandcheck.conformance.network;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;

import io.sandcheck.jupiter.NeedsTools;
import io.sandcheck.jupiter.ReportedIn;
import io.sandcheck.jupiter.RequiresIcmpEcho;
import io.sandcheck.jupiter.RequiresNameResolution;
import io.sandcheck.jupiter.RequiresTcpConnect;
import io.sandcheck.jupiter.Scenario;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.verdict.Level;
import org.apiguardian.api.API;

/**
 * The commands with which openai/codex#14357 checks for a network, under policies that allow one.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ReportedIn("openai/codex#14357")
public class NetworkScenarios {

    @Scenario(
            id = "network/resolve-names",
            policies = {"read-only+network", "workspace-write+network", "unrestricted"})
    @ReportedIn({"openai/codex#14357", "openai/codex#22387"})
    @RequiresNameResolution
    void resolvesNames(SandboxSession sandbox) {
        assertThat(sandbox.python("resolve_names.py", "example.com", "www.ercot.com", "data.sec.gov"))
                .succeeds();
    }

    @Scenario(
            id = "network/http-get",
            policies = {"read-only+network", "workspace-write+network", "unrestricted"})
    @NeedsTools("curl")
    @RequiresNameResolution
    @RequiresTcpConnect
    void getsAPage(SandboxSession sandbox) {
        assertThat(sandbox.run("curl", "--silent", "--show-error", "--fail", "--max-time", "15", "http://example.com"))
                .succeeds()
                .printsLine("{\"host\": \"example.com\"}");
    }

    @Scenario(
            id = "network/ping",
            level = Level.SHOULD,
            policies = {"read-only+network", "workspace-write+network", "unrestricted"})
    @NeedsTools("ping")
    @RequiresNameResolution
    @RequiresIcmpEcho
    void pings(SandboxSession sandbox) {
        assertThat(sandbox.run("ping", "-c", "1", "-w", "5", "www.ercot.com")).succeeds();
    }
}
