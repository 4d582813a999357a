package io.sandcheck.host;

import io.sandcheck.sandbox.OperatingSystem;
import io.sandcheck.sandbox.Release;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * A kind of host. Implementations are found with {@link java.util.ServiceLoader}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface HostProvider {

    /** Return the name of the kind, as {@code --host} takes it: {@code process}, {@code container}, {@code vm}. */
    String name();

    /** Return the system that such a host runs. */
    default OperatingSystem system() {
        return OperatingSystem.LINUX;
    }

    /** Tell whether the tools of a sandbox are installed on such a host. If not, the machine must already have them. */
    default boolean installsTools() {
        return false;
    }

    /** Tell whether any release of a sandbox can be listed and installed on such a host. */
    default boolean installsReleases() {
        return false;
    }

    /** Tell whether such a host is this machine as it is. */
    default boolean isThisMachine() {
        return false;
    }

    /** Return how much this kind is preferred if the user leaves the choice to the kit; more is better. */
    int preference();

    /** Return in one sentence why no such host is available here; empty if one is. */
    Optional<String> obstacle();

    /** Return in a few words what such a host is made with: {@code Docker Engine 20.10.24}. */
    String madeWith();

    /** Return facts about the machine, and about the engine that makes hosts of it, that readers of a report need. */
    default Map<String, String> facts() {
        return Machine.facts();
    }

    /** Return in one sentence why such a host cannot have a condition; empty if it can. */
    default Optional<String> obstacleTo(HostCondition condition) {
        return condition.isNone()
                ? Optional.empty()
                : Optional.of("Host [%s] cannot be given the condition [%s]; use --host %s"
                        .formatted(name(), condition, condition.isOfContainers() ? "container" : "vm"));
    }

    /**
     * Return in one line what a sandbox may do on such a host that its user should know before; empty if it is
     * ordinary.
     */
    default Optional<String> warning(Sandbox sandbox) {
        return Optional.empty();
    }

    /**
     * Return the name of the place in which a sandbox would run, for reports. Hosts with the same name are made alike.
     *
     * @param condition one that such a host can have
     */
    String placeFor(Sandbox sandbox, HostCondition condition);

    /**
     * Return a command line that opens such a host for a shell script on its standard input, without the kit and
     * without the test network; empty if there is none.
     *
     * @param condition one that such a host can have
     */
    default Optional<String> shell(Sandbox sandbox, HostCondition condition) {
        return Optional.empty();
    }

    /**
     * Open a host for a sandbox, with the sandbox installed.
     *
     * @param condition one that such a host can have
     * @param owner run that the host belongs to
     * @param progress receives one line about each step that takes long
     * @throws HostException if it is not available
     */
    Host open(Sandbox sandbox, HostCondition condition, RunOwner owner, Consumer<String> progress);

    /** Open an ordinary host for a sandbox. */
    default Host open(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {
        return open(sandbox, HostCondition.NONE, owner, progress);
    }

    /**
     * Open an ordinary host without a sandbox.
     *
     * @throws HostException if it is not available, or if it is made from the options of a sandbox
     */
    default Host open(RunOwner owner, Consumer<String> progress) {
        throw new HostException("Host [%s] is made for a sandbox; name one".formatted(name()));
    }

    /**
     * Check, before anything runs, that hosts for a sandbox can be made: that it can be installed, and that the users and
     * devices in its definition exist.
     *
     * @param owner run that owns what is made for it
     * @param progress receives one line about each step that takes long
     * @throws HostException if it cannot be installed
     * @throws io.sandcheck.sandbox.SandboxException if its definition names a user or a device that does not exist
     */
    default void prepare(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {}

    /**
     * Return a sandbox with the version that such a host has. The version only differs if the distribution chooses it.
     * If it cannot be found out, the sandbox is returned unchanged; the caller who then opens a host for it gets the
     * reason.
     *
     * @param owner run that owns what is made for it
     * @param progress receives one line about each step that takes long, and about a version that the definition was
     *     not written for
     */
    default Sandbox installed(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {
        if (!sandbox.pinned()) {
            // A command of the definition runs now.
            warning(sandbox).ifPresent(progress);
        }
        return InstalledVersion.of(sandbox, () -> open(sandbox, owner, progress), progress);
    }

    /**
     * Return in one sentence why such a host cannot execute commands under a policy; empty if it can.
     *
     * @param condition of the host
     */
    default Optional<String> obstacleTo(Sandbox sandbox, PolicyLaunch policy, HostCondition condition) {
        return policy.container() == null
                ? Optional.empty()
                : Optional.of(
                        "the sandbox is a container, which the host [%s] cannot make; run it with --host container"
                                .formatted(name()));
    }

    /**
     * Open the place on a host where commands run under a policy: the host itself, unless the policy has its own
     * container. It sees the workspace and the fixtures of the host, and is closed before it.
     *
     * @param host one that this provider opened for the sandbox
     * @param policy one that the sandbox offers, and that there is no obstacle to
     */
    default Host confine(Host host, Sandbox sandbox, SandboxPolicy policy, RunOwner owner) {
        return host;
    }

    /**
     * List the releases of a sandbox, the oldest first, without pre-releases.
     *
     * @param owner run that owns what is made for it
     * @param progress receives one line about each step that takes long
     * @throws HostException if they cannot be listed
     */
    default List<Release> releases(SandboxDefinition definition, RunOwner owner, Consumer<String> progress) {
        throw new HostException(
                definition.npm().isEmpty()
                        ? "Sandbox [%s]: its releases are not known; its definition may say releases: {npm: PACKAGE}"
                                .formatted(definition.name())
                        : "Host [%s] cannot install releases; use --host container".formatted(name()));
    }

    /**
     * Remove what certain runs made on hosts of this kind, and nothing else.
     *
     * @param whose tells whether the owner of a run is one of them
     * @return a line for each removed thing
     */
    List<String> sweep(Predicate<RunOwner> whose);

    /**
     * Remove what is kept for later runs, such as images.
     *
     * @return a line for each removed thing
     */
    List<String> removeKept();

    /** Remove what was left behind by runs whose process no longer exists; return a line for each removed thing. */
    default List<String> sweepAbandoned() {
        return sweep(owner -> !owner.alive());
    }

    /**
     * Do this before a run, which also runs if something cannot be removed.
     *
     * @param progress receives one line about each removed thing, or about why something cannot be removed
     */
    default void sweepAbandoned(Consumer<String> progress) {
        try {
            sweepAbandoned().forEach(line -> progress.accept("Removed, left by an earlier run: " + line));
        } catch (HostException e) {
            progress.accept("Left by an earlier run: " + e.getMessage());
        }
    }
}
