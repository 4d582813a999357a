package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How the container is made that is itself the sandbox: of the image of its host, whose files it sees where it needs them.
 *
 * <p>They are in a volume without a name that the engine removes with the host's container. Here its directory is bound,
 * which the engine does not count as a use of it, so that nothing is left whichever of the two ends first.
 *
 * @param image tag of the host's image
 * @param wanted what the policy wants of it
 */
record ConfiningContainer(String image, PolicyContainer wanted, SandboxPolicy policy) {

    /** Where the files of sandboxes are on a host. */
    static final String SANDBOXES = ContainerPlan.HOME + "/sandboxes";

    private static final List<String> COMMAND =
            List.of("python3", "-I", "-u", ContainerPlan.LAYOUT.fixtures() + "/runner");

    /** Create it beside a container whose home directory is shared. */
    HostContainer create(DockerClient client, RunOwner owner, HostContainer host) {
        ContainerPlan plan = new ContainerPlan(image, wanted.options(), HostCondition.NONE);
        HostConfig config = plan.hostConfig()
                .withBinds(binds(homeOf(client, host)))
                .withReadonlyRootfs(wanted.readOnlyRoot())
                .withTmpFs(wanted.tmpfs().stream().collect(Collectors.toMap(Function.identity(), path -> "")));
        boolean network = policy.network() == NetworkAccess.ON;
        if (network) {
            // What it is called, and what it resolves, is the host's as well.
            config.withNetworkMode("container:" + host.id());
        } else {
            config.withNetworkMode("none").withExtraHosts(ContainerPlan.NAME + ":127.0.0.1");
        }
        AttachedContainer created = plan.create(
                client,
                owner,
                COMMAND,
                config,
                container -> network ? container : container.withHostName(ContainerPlan.NAME));
        return new HostContainer(created, COMMAND);
    }

    private List<Bind> binds(String home) {
        if (policy.files() == FileAccess.UNRESTRICTED) {
            return List.of(bind(home, ContainerPlan.HOME, AccessMode.rw));
        }
        AccessMode workspace = policy.files() == FileAccess.WORKSPACE_WRITE ? AccessMode.rw : AccessMode.ro;
        return List.of(
                bind(home, ContainerPlan.LAYOUT.workspace(), workspace),
                bind(home, ContainerPlan.LAYOUT.fixtures(), AccessMode.ro),
                bind(home, SANDBOXES, AccessMode.ro));
    }

    private static Bind bind(String home, String path, AccessMode mode) {
        return new Bind(home + path.substring(ContainerPlan.HOME.length()), new Volume(path), mode);
    }

    /** Return the directory on the engine's machine that has the home directory of the host. */
    private static String homeOf(DockerClient client, HostContainer host) {
        try {
            return client.inspectContainerCmd(host.id()).exec().getMounts().stream()
                    .filter(mount -> mount.getDestination() != null
                            && ContainerPlan.HOME.equals(mount.getDestination().getPath()))
                    .map(mount -> mount.getSource())
                    .findFirst()
                    .orElseThrow(() -> new HostException("Container [%s] shares no files".formatted(host.id())));
        } catch (DockerException e) {
            throw new HostException("Container [%s] cannot be looked at: %s".formatted(host.id(), e.getMessage()), e);
        }
    }
}
