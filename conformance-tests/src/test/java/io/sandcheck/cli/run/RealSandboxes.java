package io.sandcheck.cli.run;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxDefinition.Install.Dockerfile;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The part of all runs in real sandboxes that is small enough for every change. */
final class RealSandboxes {

    private static final List<String> QUICK = List.of(
            "guard/connect-loopback-outside",
            "guard/connect-network",
            "guard/connect-unix-socket-outside",
            "guard/git-hooks-writable",
            "guard/read-outside-environ",
            "guard/resolve-name",
            "guard/send-datagram-outside",
            "guard/signal-outside-process",
            "guard/write-home",
            "guard/write-outside-workspace",
            "ipc/*");

    /** Some variants of guards that have many, and the starts with which a release is tried first. */
    private static final List<String> FURTHER = List.of(
            "guard/change-outside-object",
            "guard/change-outside-process[memory]",
            "guard/change-outside-process[priority]",
            "guard/connect-service[docker]",
            "guard/connect-service[ssh-agent]",
            "guard/outlive-sandbox",
            "guard/ping-network",
            "guard/read-credentials[ssh]",
            "guard/read-outside-process[command-line]",
            "guard/read-secret-variable[aws]",
            "guard/run-later-at-home[shell]",
            "guard/run-later-in-workspace[git]",
            "guard/run-later-in-workspace[mcp-absent]",
            "guard/run-later-in-workspace[vscode]",
            "guard/send-network[ipv4]",
            "guard/use-outside-terminal",
            "guard/write-outside-by[mode]",
            "guard/write-outside-by[proc-root]",
            "guard/write-shared-directory[tmp]",
            "start/*");

    static final String POOLS = "python/*pool*";

    /** They need git and nothing else that an image lacks. */
    private static final List<String> SLOW = List.of(
            "agents/*", "files/*", "git/*", "identity/*", "kernel/*", "lifetime/*", "network/*", POOLS, "tools/*");

    /** Run only if everything is: they resemble another one, or start an agent for each command. */
    private static final Set<String> SELDOM = Set.of(
            "bubblewrap-old@0.8.0",
            "bubblewrap-old@0.4.1",
            "codex-own-proc@0.124.0",
            "codex-system-bubblewrap@0.169.0",
            "codex-system-bubblewrap@0.124.0",
            "gemini-cli@0.61.0",
            "gemini-cli-acp@0.61.0",
            "node-permissions",
            "oci-bundle-runc");

    private static final Set<String> REPRESENTATIVE = Set.of("bubblewrap", "codex", "landrun", "sandbox-runtime");

    static Stream<Arguments> gated() {
        List<SandboxDefinition> definitions = SandboxCatalog.ofFixtures().definitions().stream()
                .filter(definition -> definition.install() instanceof Dockerfile)
                .filter(definition -> definition.install().terms().isEmpty())
                .toList();
        List<Sandbox> representative = definitions.stream()
                .filter(definition -> REPRESENTATIVE.contains(definition.name()))
                .map(SandboxDefinition::atDefaultVersion)
                .toList();
        return Stream.of(
                        definitions.stream().flatMap(definition -> definition.inAllVersions().stream()
                                .filter(sandbox -> !SELDOM.contains(sandbox.reference()))
                                .map(sandbox -> quick(
                                        sandbox,
                                        sandbox.reference()
                                                .equals(definition
                                                        .atDefaultVersion()
                                                        .reference())))),
                        representative.stream().map(RealSandboxes::slow),
                        representative.stream()
                                .map(sandbox -> arguments(sandbox.reference(), FURTHER, List.of("workspace-write"))))
                .flatMap(each -> each);
    }

    /** The version that users have, under every policy; an older one under the policy that most have. */
    private static Arguments quick(Sandbox sandbox, boolean isDefault) {
        boolean one = !isDefault && sandbox.policies().containsKey(SandboxPolicy.WORKSPACE_WRITE);
        return arguments(sandbox.reference(), QUICK, one ? List.of(SandboxPolicy.WORKSPACE_WRITE.id()) : List.of());
    }

    private static Arguments slow(Sandbox sandbox) {
        List<String> policies = Stream.of(SandboxPolicy.WORKSPACE_WRITE, SandboxPolicy.WORKSPACE_WRITE_NETWORK)
                .filter(sandbox.policies()::containsKey)
                .map(SandboxPolicy::id)
                .toList();
        return arguments(sandbox.reference(), SLOW, policies);
    }

    private RealSandboxes() {}
}
