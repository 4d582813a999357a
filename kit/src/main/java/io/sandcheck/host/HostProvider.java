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

    /** Tell whether the tools of a sandbox are installed on such a host; if not, the machine has them or lacks them. */
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

    /** Say how much this kind is preferred where the user leaves the choice to the kit; more is better. */
    int preference();

    /** Say in one sentence why no such host can be had here; empty if it can. */
    Optional<String> obstacle();

    /** Say in a few words what such a host is made with, where it can be had: {@code Docker Engine 20.10.24}. */
    String madeWith();

    /** Return what is to be known of the machine, and of what makes hosts of it, to read a report. */
    default Map<String, String> facts() {
        return Machine.facts();
    }

    /** Say in one sentence why such a host cannot be given a condition; empty if it can. */
    default Optional<String> obstacleTo(HostCondition condition) {
        return condition.isNone()
                ? Optional.empty()
                : Optional.of("Host [%s] cannot be given the condition [%s]; use --host %s"
                        .formatted(name(), condition, condition.isOfContainers() ? "container" : "vm"));
    }

    /** Say in one line what a sandbox may do on such a host that its user should know before; empty if it is ordinary. */
    default Optional<String> warning(Sandbox sandbox) {
        return Optional.empty();
    }

    /**
     * Name the place that a sandbox would run in, for reports: hosts of the same name are made alike.
     *
     * @param condition one that such a host can be given
     */
    String placeFor(Sandbox sandbox, HostCondition condition);

    /**
     * Return a command line that opens such a host for a shell script on its standard input, without the kit and without
     * the network that the kit gives it; empty if there is none.
     *
     * @param condition one that such a host can be given
     */
    default Optional<String> shell(Sandbox sandbox, HostCondition condition) {
        return Optional.empty();
    }

    /**
     * Open a host for a sandbox, with the sandbox installed.
     *
     * @param condition one that such a host can be given
     * @param owner run that the host belongs to
     * @param progress told in one line what takes its time
     * @throws HostException if it cannot be had
     */
    Host open(Sandbox sandbox, HostCondition condition, RunOwner owner, Consumer<String> progress);

    /** Open an ordinary host for a sandbox. */
    default Host open(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {
        return open(sandbox, HostCondition.NONE, owner, progress);
    }

    /**
     * Open an ordinary host for no sandbox in particular.
     *
     * @throws HostException if it cannot be had, or is made of what a sandbox needs
     */
    default Host open(RunOwner owner, Consumer<String> progress) {
        throw new HostException("Host [%s] is made for a sandbox; name one".formatted(name()));
    }

    /**
     * Return a sandbox in the version that such a host has of it: another one only if it is the distribution that chooses.
     * Where that cannot be found out it is returned as it is; whoever opens a host for it is told why.
     *
     * @param owner run that what is made for it belongs to
     * @param progress told in one line what takes its time, and of a version that the definition was not written for
     */
    default Sandbox installed(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {
        if (!sandbox.pinned()) {
            // A command of the definition is run now.
            warning(sandbox).ifPresent(progress);
        }
        return InstalledVersion.of(sandbox, () -> open(sandbox, owner, progress), progress);
    }

    /**
     * Say in one sentence why such a host cannot execute what runs under a policy; empty if it can.
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
     * Open the place on a host where that is executed which runs under a policy: the host itself, unless the policy is a
     * container of its own. It sees the workspace and the fixtures of the host, and is closed before it.
     *
     * @param host one that this provider opened for the sandbox
     * @param policy one that the sandbox offers, and that there is no obstacle to
     */
    default Host confine(Host host, Sandbox sandbox, SandboxPolicy policy, RunOwner owner) {
        return host;
    }

    /**
     * List the releases of a sandbox, the oldest first, pre-releases left aside.
     *
     * @param owner run that what is made for it belongs to
     * @param progress told in one line what takes its time
     * @throws HostException if they cannot be had
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
     * @param whose tells of the owner of a run whether it is one of them
     * @return a line for each thing removed
     */
    List<String> sweep(Predicate<RunOwner> whose);

    /**
     * Remove what is kept to be used again, such as images.
     *
     * @return a line for each thing removed
     */
    List<String> removeKept();

    /** Remove what runs left behind whose process is gone; return a line for each thing removed. */
    default List<String> sweepAbandoned() {
        return sweep(owner -> !owner.alive());
    }
}
