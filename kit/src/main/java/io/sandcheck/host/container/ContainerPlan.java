package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import com.github.dockerjava.api.model.DockerObjectAccessor;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import io.sandcheck.host.Endings;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostLayout;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Describes a container.
 *
 * @param image tag of its image
 * @param options that the sandbox needs
 * @param condition of the host, which may replace options
 * @param shared whether others see its files: its home directory and the kit's are then volumes, which are removed with
 *     it
 */
record ContainerPlan(String image, ContainerOptions options, HostCondition condition, boolean shared) {

    static final String HOME = "/home/sandcheck";

    /** Files of the kit there belong to root. */
    static final String OF_KIT = "/opt/sandcheck";

    static final HostLayout LAYOUT =
            new HostLayout(HOME, HOME, HOME + "/workspace", HOME + "/outside", OF_KIT + "/fixtures");

    static final String NAME = "sandcheck";

    /** A command that forks or allocates without end then only ends itself, not the machine. */
    private static final long PROCESSES = 2048;

    private static final long MEMORY = 2L << 30;

    /**
     * Size of /dev/shm. Docker's default of 64 MiB is less than on any machine. Only what is used counts against {@link
     * #MEMORY}.
     */
    static final long SHARED_MEMORY = 512L << 20;

    /** Plan a container that does not share its files. */
    ContainerPlan(String image, ContainerOptions options, HostCondition condition) {
        this(image, options, condition, false);
    }

    /** Plan the container in which a sandbox runs. */
    static ContainerPlan of(Sandbox sandbox, HostCondition condition) {
        boolean shared = sandbox.policies().values().stream().anyMatch(policy -> policy.container() != null);
        return new ContainerPlan(Images.tag(ImageRecipe.of(sandbox)), sandbox.container(), condition, shared);
    }

    /** Create the container of a host, in the network of another container. */
    HostContainer create(DockerClient client, RunOwner owner, NetworkContainer network) {
        HostConfig config = hostConfig().withNetworkMode("container:" + network.id());
        AttachedContainer container = create(
                client,
                owner,
                HostContainer.command(condition),
                config,
                command -> shared ? command.withVolumes(new Volume(HOME), new Volume(OF_KIT)) : command);
        return new HostContainer(container, condition, devicesInside());
    }

    /** Create and start a container whose network others join. They also get its name and its name resolution. */
    NetworkContainer startNetwork(DockerClient client, RunOwner owner) {
        HostConfig config = hostConfig()
                .withNetworkMode("none")
                // If a host cannot resolve its own name, some sandboxes wait for a name server.
                .withExtraHosts(NAME + ":127.0.0.1")
                .withDns(NetworkContainer.NAME_SERVER)
                // No search domain. Without this it would be that of the machine.
                .withDnsSearch(".");
        return new NetworkContainer(
                create(client, owner, NetworkContainer.COMMAND, config, container -> container.withHostName(NAME)));
    }

    /**
     * Create a container that carries a host of another kind, and has no network.
     *
     * @param devices of the engine's machine that it gets, as paths
     */
    AttachedContainer createCarrier(DockerClient client, RunOwner owner, List<String> command, List<String> devices) {
        HostConfig config = hostConfig().withNetworkMode("none").withDevices(devices(devices));
        return create(client, owner, command, config, container -> container.withHostName(NAME));
    }

    AttachedContainer create(
            DockerClient client,
            RunOwner owner,
            List<String> command,
            HostConfig config,
            UnaryOperator<CreateContainerCmd> special) {
        try {
            CreateContainerCmd container = client.createContainerCmd(image)
                    .withHostConfig(config)
                    .withLabels(Labels.ofContainer(owner))
                    .withUser(effective().user())
                    .withEnv(environment())
                    .withWorkingDir(HOME)
                    .withEntrypoint(command)
                    .withStdinOpen(true)
                    .withStdInOnce(true)
                    .withAttachStdin(true)
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .withTty(false);
            AttachedContainer created = new AttachedContainer(
                    client, special.apply(container).exec().getId());
            requireUser(client, created);
            return created;
        } catch (DockerException e) {
            throw new HostException(
                    "A container of image [%s] cannot be made: %s".formatted(image, ContainerEngine.words(e)), e);
        }
    }

    private void requireUser(DockerClient client, AttachedContainer container) {
        try {
            ImageUsers.require(client, container.id(), effective().user());
        } catch (HostException e) {
            throw Endings.of(container::remove).runAfter(e);
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

    HostConfig hostConfig() {
        HostConfig config = HostConfig.newHostConfig()
                .withAutoRemove(true)
                .withPidsLimit(PROCESSES)
                .withMemory(MEMORY)
                .withShmSize(SHARED_MEMORY)
                .withSecurityOpts(effective().securityOptions())
                .withCapAdd(capabilities(effective().addedCapabilities()))
                .withCapDrop(capabilities(effective().droppedCapabilities()))
                .withDevices(devices(effective().devices()));
        if (effective().unmaskedProc()) {
            // This is what the docker command does for systempaths=unconfined. docker-java has no names for it.
            DockerObjectAccessor.overrideRawValue(config, "MaskedPaths", List.of());
            DockerObjectAccessor.overrideRawValue(config, "ReadonlyPaths", List.of());
        }
        return config;
    }

    /** Describe it with the options of the command {@code docker}. Different plans have different descriptions. */
    @Override
    public String toString() {
        return image + " " + String.join(" ", new DockerCommandLine(this).options());
    }

    /** Return a {@code docker} command line that runs a shell in such a container, with its own network. */
    String shell() {
        return new DockerCommandLine(this).shell();
    }

    private List<String> devicesInside() {
        return devices(effective().devices()).stream()
                .map(Device::getPathInContainer)
                .toList();
    }

    private static List<Device> devices(List<String> words) {
        return words.stream().map(Device::parse).toList();
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
