package io.sandcheck.sandbox;

import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A sandbox under test, in one version.
 *
 * @param version the installed version. If the distribution chooses the version, this is the newest that the definition
 *     was written for, until a host was asked
 * @param tools installed beside it, in this order; empty for none
 * @param pinned whether exactly this version is installed; false if it is the version of the distribution
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Sandbox(SandboxDefinition definition, String version, List<Tool> tools, boolean pinned) {

    public Sandbox {
        tools = List.copyOf(tools);
    }

    /** Make a sandbox of exactly that version, without tools beside it. */
    public Sandbox(SandboxDefinition definition, String version) {
        this(definition, version, List.of(), true);
    }

    /** Return it with the version that was found on a host. */
    public Sandbox installedAs(String found) {
        return new Sandbox(definition, found, tools, pinned);
    }

    /**
     * Return it with these tools beside it, and with the tools of the same set. Tools that every image has are left
     * out.
     */
    public Sandbox with(Collection<Tool> wanted) {
        List<Tool> missing = wanted.stream().filter(tool -> !tool.there()).toList();
        Stream<Tool> together =
                missing.stream()
                        .map(Tool::set)
                        .filter(set -> set != ToolSet.OTHER)
                        .max(Comparator.naturalOrder())
                        .stream()
                        .flatMap(Tool::upTo);
        return new Sandbox(
                definition,
                version,
                Stream.concat(together, missing.stream())
                        .sorted(Comparator.comparing(Tool::set).thenComparing(Tool::name))
                        .distinct()
                        .toList(),
                pinned);
    }

    public String name() {
        return definition.name();
    }

    /**
     * Return its name as users write it: {@code codex@0.124.0}, or {@code bubblewrap} if the distribution chooses the
     * version.
     */
    public String reference() {
        return pinned ? toString() : name();
    }

    /** Return how to run a command under each policy that this version offers. */
    public Map<SandboxPolicy, PolicyLaunch> policies() {
        Map<SandboxPolicy, PolicyLaunch> offered = new LinkedHashMap<>();
        definition.policies().forEach((policy, launch) -> launch.at(version)
                .ifPresent(found -> offered.put(policy, found)));
        return Collections.unmodifiableMap(offered);
    }

    /**
     * Return the policies under which a session can be opened: all, if it has its own session adapter; otherwise those
     * of its commands.
     */
    public Set<SandboxPolicy> policiesOfSessions() {
        return definition.session().adapter().isEmpty() ? policies().keySet() : EnumSet.allOf(SandboxPolicy.class);
    }

    /** Return how to create a container for this version. */
    public ContainerOptions container() {
        return definition.container().at(version).orElse(ContainerOptions.DEFAULT);
    }

    /** Return what this version needs on a host under every policy. */
    public Needs needs() {
        return definition.needs().at(version).orElse(Needs.UNKNOWN);
    }

    /** Return the name and the version: {@code codex@0.124.0}. */
    @Override
    public String toString() {
        return name() + "@" + version;
    }
}
