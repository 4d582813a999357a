package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import com.github.dockerjava.api.model.HostConfig;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostLayout;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a container is made.
 *
 * @param image tag of its image
 * @param options what the sandbox needs of it
 * @param condition what it is a host with, which may have something else instead
 */
record ContainerPlan(String image, ContainerOptions options, HostCondition condition) {

    static final String HOME = "/home/sandcheck";

    static final HostLayout LAYOUT =
            new HostLayout(HOME, HOME, HOME + "/workspace", HOME + "/outside", HOME + "/fixtures");

    private static final String NAME = "sandcheck";

    /** Against a command that forks or allocates without end: it ends alone, not the machine with it. */
    private static final long PROCESSES = 2048;

    private static final long MEMORY = 2L << 30;

    HostContainer create(DockerClient client, RunOwner owner) {
        try {
            String id = client.createContainerCmd(image)
                    .withHostConfig(hostConfig())
                    .withLabels(Labels.ofContainer(owner))
                    .withHostName(NAME)
                    .withUser(effective().user())
                    .withEnv(environment())
                    .withWorkingDir(HOME)
                    .withEntrypoint(HostContainer.command(condition))
                    .withStdinOpen(true)
                    .withStdInOnce(true)
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withTty(false)
                    .exec()
                    .getId();
            return new HostContainer(client, id, condition);
        } catch (DockerException e) {
            throw new HostException("A container of image [%s] cannot be made: %s".formatted(image, e.getMessage()), e);
        }
    }

    private ContainerOptions effective() {
        return SeccompProfile.in(condition.container().applyTo(options), condition.seccomp());
    }

    private List<String> environment() {
        Map<String, String> environment =
                new TreeMap<>(Map.of("HOME", HOME, "USER", effective().user(), "LANG", "C.UTF-8"));
        environment.putAll(effective().environment());
        List<String> variables = new ArrayList<>();
        environment.forEach((name, value) -> variables.add(name + "=" + value));
        return variables;
    }

    private HostConfig hostConfig() {
        HostConfig config = HostConfig.newHostConfig()
                .withAutoRemove(true)
                // Loopback is all that scenarios use.
                .withNetworkMode("none")
                // A host that cannot resolve its own name makes some sandboxes wait for a name server.
                .withExtraHosts(NAME + ":127.0.0.1")
                .withPidsLimit(PROCESSES)
                .withMemory(MEMORY)
                .withSecurityOpts(effective().securityOptions())
                .withCapAdd(capabilities(effective().addedCapabilities()))
                .withCapDrop(capabilities(effective().droppedCapabilities()));
        if (effective().unmaskedProc()) {
            // What the docker command makes of systempaths=unconfined; docker-java has no names for it.
            DockerObjectAccessor.overrideRawValue(config, "MaskedPaths", List.of());
            DockerObjectAccessor.overrideRawValue(config, "ReadonlyPaths", List.of());
        }
        return config;
    }

    private static Capability[] capabilities(List<String> names) {
        return names.stream().map(ContainerPlan::capability).toArray(Capability[]::new);
    }

    private static Capability capability(String name) {
        String plain = name.startsWith("CAP_") ? name.substring("CAP_".length()) : name;
        return Arrays.stream(Capability.values())
                .filter(capability -> capability.name().equals(plain))
                .findFirst()
                .orElseThrow(() ->
                        new HostException("Unknown capability [%s]; capabilities(7) has their names".formatted(name)));
    }
}
