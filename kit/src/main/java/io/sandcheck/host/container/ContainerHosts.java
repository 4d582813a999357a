package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import io.sandcheck.host.Endings;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.Openings;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.RunnerHost;
import io.sandcheck.host.TestNetwork;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.sandbox.SandboxDefinition.PolicyContainer;
import io.sandcheck.sandbox.SandboxException;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Opens hosts that are containers. Each uses the network of a second container that is made only for it. Also opens
 * containers that are sandboxes themselves.
 */
final class ContainerHosts {

    private static final ImageRecipe NETWORK = ImageRecipe.bundled("network");

    /**
     * It adds addresses to an interface, switches on IPv6, which engines leave off without a network, and makes a
     * network namespace. Then it gives up SYS_ADMIN.
     */
    private static final ContainerOptions OF_NETWORK = new ContainerOptions(
            "root", List.of(), List.of("NET_ADMIN", "SYS_ADMIN"), List.of(), List.of(), true, Map.of());

    private final Openings openings = new Openings();
    private final Map<Host, HostContainer> containers = new ConcurrentHashMap<>();
    private final Supplier<DockerClient> client;
    private final Supplier<Images> images;

    ContainerHosts(Supplier<DockerClient> client, Supplier<Images> images) {
        this.client = client;
        this.images = images;
    }

    /**
     * Open a host, and more like it if several arms run at once, unless the sandbox shares its files with containers.
     */
    RunnerHost open(Sandbox sandbox, HostCondition condition, RunOwner owner, Consumer<String> progress) {
        boolean shared = ContainerPlan.of(sandbox, condition).shared();
        return openOne(sandbox, condition, owner, progress)
                .keepingArmsApart(true, shared ? null : () -> openOne(sandbox, condition, owner, progress));
    }

    /** Open a host without any option of the sandbox, and without a network. It is only used to look at it. */
    RunnerHost openUnprivileged(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {
        String image = images.get().require(ImageRecipe.of(sandbox), progress);
        HostContainer container = new HostContainer(
                createCarrier(
                        new ContainerPlan(image, ContainerOptions.DEFAULT, HostCondition.NONE),
                        HostContainer.RUNNER_COMMAND,
                        List.of(),
                        owner),
                HostCondition.NONE,
                List.of());
        return RunnerHost.open(
                ContainerHostProvider.NAME,
                container::startRunner,
                ContainerHostProvider.layout(),
                ContainerHostProvider.pythons(),
                container::remove);
    }

    /** Make the images of a sandbox, and a container for all that it asks of one and that only the engine knows. */
    void prepare(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {
        String image = requireImage(sandbox, progress);
        require("container", sandbox, image, sandbox.container(), owner);
        sandbox.policies().forEach((policy, launch) -> {
            if (launch.container() != null) {
                require(
                        "policies.%s.container".formatted(policy),
                        sandbox,
                        image,
                        launch.container().options(),
                        owner);
            }
        });
    }

    private void require(String key, Sandbox sandbox, String image, ContainerOptions options, RunOwner owner) {
        if (options.devices().isEmpty() && ImageUsers.isOfEveryImage(options.user())) {
            return;
        }
        try {
            ContainerPlan plan = new ContainerPlan(image, options, HostCondition.NONE);
            AttachedContainer container = createCarrier(plan, HostContainer.RUNNER_COMMAND, options.devices(), owner);
            try {
                container.start().close();
            } finally {
                container.remove();
            }
        } catch (RefusedOptionException e) {
            throw new SandboxException(sandbox.definition(), key + "." + e.getMessage());
        }
    }

    private String requireImage(Sandbox sandbox, Consumer<String> progress) {
        images.get().require(NETWORK, progress);
        return images.get().require(ImageRecipe.of(sandbox), progress, terms(sandbox));
    }

    /** Make a container that carries a host of another kind, and has no network. */
    AttachedContainer createCarrier(ContainerPlan plan, List<String> command, List<String> devices, RunOwner owner) {
        return openings.open(owner, () -> plan.createCarrier(client.get(), owner, command, devices));
    }

    /** Remove the containers of certain runs, once none is being made any more; return a line for each. */
    List<String> sweep(Predicate<RunOwner> whose) {
        return openings.end(whose, () -> new ContainerSweep(client.get()).removeContainers(whose));
    }

    private static String terms(Sandbox sandbox) {
        String terms = sandbox.definition().install().terms();
        return terms.isEmpty()
                ? ""
                : "%s is installed for you now. Read its terms before you use it: %s".formatted(sandbox, terms);
    }

    private RunnerHost openOne(Sandbox sandbox, HostCondition condition, RunOwner owner, Consumer<String> progress) {
        Map<String, String> facts = images.get().facts(requireImage(sandbox, progress));
        ContainerPlan ofNetwork = new ContainerPlan(Images.tag(NETWORK), OF_NETWORK, HostCondition.NONE);
        NetworkContainer network = openings.open(owner, () -> ofNetwork.startNetwork(client.get(), owner));
        try {
            ContainerPlan plan = ContainerPlan.of(sandbox, condition);
            HostContainer container = openings.open(owner, () -> plan.create(client.get(), owner, network));
            RunnerHost host = open(container, network).withFacts(facts);
            if (plan.shared()) {
                containers.put(host, container);
            }
            return host;
        } catch (RuntimeException e) {
            throw Endings.of(network::remove).runAfter(e);
        }
    }

    private static RunnerHost open(HostContainer container, NetworkContainer network) {
        return RunnerHost.open(
                ContainerHostProvider.NAME,
                () -> {
                    network.server();
                    return container.startRunner();
                },
                ContainerHostProvider.layout(),
                ContainerHostProvider.pythons(),
                () -> Optional.of(TestNetwork.await(network.server())),
                () -> {
                    network.end();
                    Endings endings = Endings.of(network::remove);
                    endings.add(container::remove);
                    endings.run();
                });
    }

    /** Return the container in which a policy confines commands; the host itself if the policy has none. */
    Host confine(Host host, Sandbox sandbox, SandboxPolicy policy, RunOwner owner) {
        PolicyContainer wanted = Objects.requireNonNull(sandbox.policies().get(policy), policy::toString)
                .container();
        if (wanted == null) {
            return host;
        }
        // Otherwise the engine would create it as root.
        host.put(ConfiningContainer.SANDBOXES + "/.sandcheck", new byte[0], false);
        HostContainer outer = Objects.requireNonNull(containers.get(host), "a host of this provider");
        ConfiningContainer plan = new ConfiningContainer(Images.tag(ImageRecipe.of(sandbox)), wanted, policy);
        HostContainer container = openings.open(owner, () -> plan.create(client.get(), owner, outer));
        return RunnerHost.beside(host, container::startRunner, container::remove);
    }
}
