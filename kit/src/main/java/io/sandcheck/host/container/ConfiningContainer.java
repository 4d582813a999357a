package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.FileAccess;
import io.sandcheck.sandbox.NetworkAccess;
import io.sandcheck.sandbox.SandboxDefinition.PolicyContainer;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Describes a container that is itself the sandbox. It uses the image of its host, and sees files of the host where it
 * needs them.
 *
 * <p>These files are in an unnamed volume that the engine removes with the host's container. Here the directory of the
 * volume is mounted. The engine does not count this as a use, so nothing is left, whichever of the two ends first.
 *
 * @param image tag of the host's image
 * @param wanted the options of the policy
 */
record ConfiningContainer(String image, PolicyContainer wanted, SandboxPolicy policy) {

    /** Where the files of sandboxes are on a host. */
    static final String SANDBOXES = ContainerPlan.HOME + "/sandboxes";

    /** Create it beside a container that shares its home directory. */
    HostContainer create(DockerClient client, RunOwner owner, HostContainer host) {
        ContainerPlan plan = new ContainerPlan(image, wanted.options(), HostCondition.NONE);
        HostConfig config = plan.hostConfig()
                .withBinds(binds(volumesOf(client, host)))
                .withReadonlyRootfs(wanted.readOnlyRoot())
                .withTmpFs(wanted.tmpfs().stream().collect(Collectors.toMap(Function.identity(), path -> "")));
        boolean network = policy.network() == NetworkAccess.ON;
        if (network) {
            // Its name and its name resolution are those of the host, too.
            config.withNetworkMode("container:" + host.id());
        } else {
            config.withNetworkMode("none").withExtraHosts(ContainerPlan.NAME + ":127.0.0.1");
        }
        AttachedContainer created = plan.create(
                client,
                owner,
                HostContainer.RUNNER_COMMAND,
                config,
                container -> network ? container : container.withHostName(ContainerPlan.NAME));
        return HostContainer.sharing(created);
    }

    private List<Bind> binds(Map<String, String> volumes) {
        String home = volumeAt(ContainerPlan.HOME, volumes);
        Bind ofKit = new Bind(volumeAt(ContainerPlan.OF_KIT, volumes), new Volume(ContainerPlan.OF_KIT), AccessMode.ro);
        if (policy.files() == FileAccess.UNRESTRICTED) {
            return List.of(ofKit, bind(home, ContainerPlan.HOME, AccessMode.rw));
        }
        AccessMode workspace = policy.files() == FileAccess.WORKSPACE_WRITE ? AccessMode.rw : AccessMode.ro;
        return List.of(
                ofKit, bind(home, ContainerPlan.LAYOUT.workspace(), workspace), bind(home, SANDBOXES, AccessMode.ro));
    }

    private static Bind bind(String home, String path, AccessMode mode) {
        return new Bind(home + path.substring(ContainerPlan.HOME.length()), new Volume(path), mode);
    }

    private static String volumeAt(String path, Map<String, String> volumes) {
        return Optional.ofNullable(volumes.get(path))
                .orElseThrow(() -> new HostException("The container of the host does not share [%s]".formatted(path)));
    }

    /** Return the directories on the engine's machine that contain what the host shares, by their path in the host. */
    private static Map<String, String> volumesOf(DockerClient client, HostContainer host) {
        Map<String, String> volumes = new TreeMap<>();
        try {
            for (InspectContainerResponse.Mount mount : Objects.requireNonNullElse(
                    client.inspectContainerCmd(host.id()).exec().getMounts(),
                    List.<InspectContainerResponse.Mount>of())) {
                Volume destination = mount.getDestination();
                if (destination != null && mount.getSource() != null) {
                    volumes.put(destination.getPath(), mount.getSource());
                }
            }
            return volumes;
        } catch (DockerException e) {
            throw new HostException(
                    "Container [%s] cannot be looked at: %s".formatted(host.id(), ContainerEngine.words(e)), e);
        }
    }
}
