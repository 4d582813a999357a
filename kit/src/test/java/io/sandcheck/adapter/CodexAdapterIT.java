package io.sandcheck.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.adapter.AdapterFinding.Outcome;
import io.sandcheck.host.Host;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.container.ContainerHostProvider;
import io.sandcheck.host.container.RequiresDocker;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.session.SandboxAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real Codex, real child agents: the report openai/codex#14357, which only 0.114 shows, in both directions. */
@RequiresDocker
class CodexAdapterIT {

    private static final ContainerHostProvider PROVIDER = new ContainerHostProvider();
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    private static final String CONFINED = "network disabled, EPERM, home closed";
    private static final String FREE = "network enabled, ECONNREFUSED, home open";

    /** Nobody listens on port 9: a connection is refused by the kernel, or before it gets there. */
    private static final String LOOK_AROUND = """
            import errno, os, socket
            marker = "disabled" if "CODEX_SANDBOX_NETWORK_DISABLED" in os.environ else "enabled"
            try:
                code = socket.socket().connect_ex(("127.0.0.1", 9))
            except OSError as problem:
                code = problem.errno
            try:
                open(os.path.expanduser("~/looked-around"), "w").close()
                home = "open"
            except OSError:
                home = "closed"
            print("network %s, %s, home %s" % (marker, errno.errorcode[code], home))
            """;

    private final List<Host> hosts = new ArrayList<>();

    @AfterEach
    void close() {
        hosts.forEach(Host::close);
    }

    @ParameterizedTest
    @CsvSource({"0.114.0, true", "0.124.0, false", "0.169.0, false"})
    void childrenDoNotFollowTheirParentIn114Alone(String version, boolean reported) {
        Host host = open(version);
        try (AdapterConversation adapter = adapter(host, version).connect(host)) {
            String ofWidened = reported ? "network disabled, EPERM, home open" : FREE;
            assertThat(family(adapter, host, SandboxPolicy.WORKSPACE_WRITE, SandboxPolicy.UNRESTRICTED))
                    .containsExactly(CONFINED, FREE, ofWidened, ofWidened, ofWidened);

            String ofNarrowed = reported ? FREE : CONFINED;
            assertThat(family(adapter, host, SandboxPolicy.UNRESTRICTED, SandboxPolicy.WORKSPACE_WRITE))
                    .containsExactly(FREE, CONFINED, ofNarrowed, ofNarrowed, ofNarrowed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.114.0", "0.124.0", "0.169.0"})
    void adapterKeepsToTheProtocol(String version) {
        Host host = open(version);
        List<AdapterFinding> findings = new ArrayList<>();

        new AdapterCheck(host, adapter(host, version), host.layout().workspace()).run(findings::add);

        // It has no doors and no way out, and its children do not block it.
        assertThat(findings)
                .extracting(AdapterFinding::outcome)
                .as(findings::toString)
                .doesNotContain(Outcome.WRONG)
                .filteredOn(Outcome.RIGHT::equals)
                .hasSize(21);
    }

    /** Say what the parent may do, what it may when its policy was changed, and what two children and a grandchild may. */
    private static List<String> family(
            AdapterConversation adapter, Host host, SandboxPolicy first, SandboxPolicy then) {
        AdapterSession parent =
                adapter.open(first, host.layout().workspace(), host.layout().home(), TIME_LIMIT);
        List<String> seen = new ArrayList<>();
        seen.add(look(parent, host));
        parent.changePolicy(then);
        seen.add(look(parent, host));
        List<AdapterSession> children = parent.spawn(2, null);
        children.forEach(child -> seen.add(look(child, host)));
        seen.add(look(children.get(0).spawn(1, null).get(0), host));
        parent.close();
        return seen;
    }

    private static String look(AdapterSession session, Host host) {
        return session.run(Command.of(host.pythons().get(0).executable(), "-c", LOOK_AROUND)
                        .withDirectory(host.layout().workspace())
                        .withTimeLimit(TIME_LIMIT))
                .stdout()
                .text()
                .strip();
    }

    private Host open(String version) {
        Host host = PROVIDER.open(sandbox(version), RunOwner.newRun(), line -> {});
        hosts.add(host);
        return host;
    }

    private static SessionAdapter adapter(Host host, String version) {
        return SandboxAdapter.of(
                sandbox(version),
                SandboxPolicy.WORKSPACE_WRITE,
                host,
                host.layout().workspace());
    }

    private static Sandbox sandbox(String version) {
        return SandboxCatalog.ofFixtures().find("codex@" + version);
    }
}
