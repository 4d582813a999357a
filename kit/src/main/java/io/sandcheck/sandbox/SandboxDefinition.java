package io.sandcheck.sandbox;

import io.sandcheck.seccomp.SeccompRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A sandbox as its {@code sandbox.yaml} describes it.
 *
 * @param name short name, as in {@code codex@0.124.0}
 * @param title what it is called in prose
 * @param home address of its home page
 * @param versions the versions that it is known in, the default first
 * @param install how it gets onto a host
 * @param container how its container is to be made
 * @param environment variables of every command that runs under it
 * @param policies how a command is run under each policy that it offers
 * @param unpromised acts that a policy would have to deny and this sandbox does not promise to, with its makers' word on it
 * @param embedded whether it belongs to the sandboxes that run where none is named and there is no container engine
 * @param directory the folder that {@code sandbox.yaml} lies in, with all that belongs to the sandbox
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SandboxDefinition(
        String name,
        String title,
        String home,
        List<String> versions,
        Install install,
        ContainerOptions container,
        Map<String, String> environment,
        Map<SandboxPolicy, PolicyLaunch> policies,
        Map<String, String> unpromised,
        boolean embedded,
        Path directory) {

    /** How a sandbox gets onto a host. */
    public sealed interface Install {
        /** It is part of what the kit puts there: a filter, a script. */
        record Nothing() implements Install {}

        /** A Dockerfile beside the definition builds an image with it. */
        record Dockerfile(Path path) implements Install {}
    }

    /**
     * How a command is run under one policy.
     *
     * @param argv words with placeholders; the word {@code {command}} stands for all words of the command
     * @param environment variables of the commands under this policy
     * @param seccomp rules of the filter that the kit itself confines the command with; empty for none
     */
    public record PolicyLaunch(List<String> argv, Map<String, String> environment, List<SeccompRule> seccomp) {}

    /**
     * How a container is to be made for a sandbox, with the least privileges that it needs.
     *
     * @param user user that runs the commands
     * @param securityOptions {@code --security-opt} of docker
     * @param addedCapabilities {@code --cap-add}
     * @param droppedCapabilities {@code --cap-drop}
     * @param unmaskedProc whether /proc is given whole ({@code systempaths=unconfined})
     * @param environment variables of the container's first process
     */
    public record ContainerOptions(
            String user,
            List<String> securityOptions,
            List<String> addedCapabilities,
            List<String> droppedCapabilities,
            boolean unmaskedProc,
            Map<String, String> environment) {}
}
