package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import io.sandcheck.fixture.EmbeddedPythons;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostLayout;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.InstalledVersion;
import io.sandcheck.host.Python;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Foundation;
import io.sandcheck.sandbox.Privileges;
import io.sandcheck.sandbox.Release;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.sandbox.SandboxPolicy;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Uses a container as a host. Its image contains the sandbox, and a runner is its first process. It uses the network of
 * a second container that is made only for it and reaches nothing else.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ContainerHostProvider implements HostProvider {

    static final String NAME = "container";

    /** The Python of the distribution. The other Pythons in the image are the embedded ones. */
    private static final Python DISTRIBUTION = new Python("3.14", "/usr/bin/python3");

    private static final ContainerOptions CARRIER =
            new ContainerOptions("root", List.of(), List.of(), List.of(), List.of(), false, Map.of());

    private final ContainerHosts hosts = new ContainerHosts(this::client, this::images);
    private @Nullable DockerClient client;
    private @Nullable Images images;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean installsTools() {
        return true;
    }

    @Override
    public boolean installsReleases() {
        return true;
    }

    @Override
    public int preference() {
        return 10;
    }

    @Override
    public Optional<String> obstacle() {
        try {
            client();
            return Optional.empty();
        } catch (HostException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public String madeWith() {
        return "Docker Engine " + client().versionCmd().exec().getVersion();
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>(HostProvider.super.facts());
        facts.putAll(ContainerEngine.facts(client()));
        return facts;
    }

    @Override
    public Optional<String> obstacleTo(HostCondition condition) {
        return condition.isOfContainers() ? Optional.empty() : HostProvider.super.obstacleTo(condition);
    }

    @Override
    public Optional<String> warning(Sandbox sandbox) {
        return Privileges.inContainer(sandbox);
    }

    @Override
    public String placeFor(Sandbox sandbox, HostCondition condition) {
        return "container of " + ContainerPlan.of(sandbox, condition) + (condition.isNone() ? "" : " on " + condition);
    }

    /** Conditions need profiles and programs that do not fit into one line. */
    @Override
    public Optional<String> shell(Sandbox sandbox, HostCondition condition) {
        return condition.isNone()
                ? Optional.of(ContainerPlan.of(sandbox, condition).shell())
                : Optional.empty();
    }

    @Override
    public void prepare(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {
        hosts.prepare(sandbox, owner, progress);
    }

    @Override
    public Sandbox installed(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {
        return InstalledVersion.of(sandbox, () -> hosts.openUnprivileged(sandbox, owner, progress), progress);
    }

    @Override
    public Host open(Sandbox sandbox, HostCondition condition, RunOwner owner, Consumer<String> progress) {
        return hosts.open(sandbox, condition, owner, progress);
    }

    @Override
    public Optional<String> obstacleTo(Sandbox sandbox, PolicyLaunch policy, HostCondition condition) {
        if (!condition.entry().isEmpty() && Foundation.areAsRoot(sandbox, policy)) {
            return Optional.of(
                    "the sandbox needs real root, but the condition [%s] is made in a user namespace, in which nobody is root of the container"
                            .formatted(condition));
        }
        return policy.container() == null || condition.isNone()
                ? Optional.empty()
                : Optional.of("the sandbox is a container beside the host, but the condition [%s] is one of the host"
                        .formatted(condition));
    }

    @Override
    public Host confine(Host host, Sandbox sandbox, SandboxPolicy policy, RunOwner owner) {
        return hosts.confine(host, sandbox, policy, owner);
    }

    @Override
    public List<Release> releases(SandboxDefinition definition, RunOwner owner, Consumer<String> progress) {
        return definition.npm().isEmpty()
                ? HostProvider.super.releases(definition, owner, progress)
                : new NpmReleases(client(), images())
                        .of(definition.npm(), owner, LocalDate.now(ZoneOffset.UTC), progress);
    }

    /** Return the directories in the image of a sandbox, and on the hosts made from it. */
    public static HostLayout layout() {
        return ContainerPlan.LAYOUT;
    }

    /** Return the Pythons that the image of a sandbox has. */
    public static List<Python> pythons() {
        Stream<Python> embedded = EmbeddedPythons.all().stream()
                .filter(version -> !version.equals(DISTRIBUTION.version()))
                .map(version -> new Python(version, "/opt/cpython/%1$s/python%1$s".formatted(version)));
        return Stream.concat(Stream.of(DISTRIBUTION), embedded).toList();
    }

    /**
     * Return the name of the image that one of the kit's Dockerfiles builds on the image of a sandbox.
     *
     * @param name folder of the Dockerfile, in {@code fixtures/images}
     */
    public String imageOn(Sandbox sandbox, String name) {
        return Images.tag(ImageRecipe.on(sandbox, name));
    }

    /**
     * Build the image that {@link #imageOn} names, if it does not exist yet.
     *
     * @return the facts of a host that is made from it
     */
    public Map<String, String> requireImageOn(Sandbox sandbox, String name, Consumer<String> progress) {
        return images().facts(images().require(ImageRecipe.on(sandbox, name), progress));
    }

    /**
     * Make a container, not started, that carries a host of another kind.
     *
     * @param image tag of its image
     * @param command its first process, which runs as root and must end when its standard input closes
     * @param devices of the engine's machine that it gets, as paths
     */
    public AttachedContainer createCarrier(String image, List<String> command, List<String> devices, RunOwner owner) {
        return hosts.createCarrier(new ContainerPlan(image, CARRIER, HostCondition.NONE), command, devices, owner);
    }

    @Override
    public List<String> sweep(Predicate<RunOwner> whose) {
        List<String> removed = new ArrayList<>(sweepDirectories(whose));
        if (obstacle().isEmpty()) {
            removed.addAll(hosts.sweep(whose));
        }
        return removed;
    }

    @Override
    public List<String> removeKept() {
        return obstacle().isEmpty() ? new ContainerSweep(client()).removeImages() : List.of();
    }

    private static List<String> sweepDirectories(Predicate<RunOwner> whose) {
        try {
            return RootFileSystemSupply.sweep(whose);
        } catch (IOException e) {
            throw new HostException("The files of debootstrap cannot be removed: %s".formatted(e.getMessage()), e);
        }
    }

    private synchronized DockerClient client() {
        if (client == null) {
            client = ContainerEngine.ofThisMachine().connect();
        }
        return client;
    }

    private synchronized Images images() {
        if (images == null) {
            images = new Images(client());
        }
        return images;
    }
}
