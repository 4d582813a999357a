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
 * The implementation under test, at a version.
 *
 * @param version the one that is installed; of what the distribution chooses, until a host was asked, the newest that the
 *     definition was written for
 * @param tools installed beside it, in the order in which they are installed; empty for none
 * @param pinned whether this version is installed and no other; false if it is whichever the distribution has
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Sandbox(SandboxDefinition definition, String version, List<Tool> tools, boolean pinned) {

    public Sandbox {
        tools = List.copyOf(tools);
    }

    /** Make a sandbox of that version and no other, with no tools beside it. */
    public Sandbox(SandboxDefinition definition, String version) {
        this(definition, version, List.of(), true);
    }

    /** Return it in the version that a host was found to have of it. */
    public Sandbox installedAs(String found) {
        return new Sandbox(definition, found, tools, pinned);
    }

    /** Return it with tools beside it, and what is installed with them, but for those that every image has. */
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

    /** Return what names it where a user names sandboxes: {@code codex@0.124.0}, or {@code bubblewrap} if the distribution chooses. */
    public String reference() {
        return pinned ? toString() : name();
    }

    /** Return how a command is run under each policy that this version offers. */
    public Map<SandboxPolicy, PolicyLaunch> policies() {
        Map<SandboxPolicy, PolicyLaunch> offered = new LinkedHashMap<>();
        definition.policies().forEach((policy, launch) -> launch.at(version)
                .ifPresent(found -> offered.put(policy, found)));
        return Collections.unmodifiableMap(offered);
    }

    /**
     * Return the policies that a session of it can be asked for: all of them where its session adapter answers for itself, else
     * those of its commands.
     */
    public Set<SandboxPolicy> policiesOfSessions() {
        return definition.session().adapter().isEmpty() ? policies().keySet() : EnumSet.allOf(SandboxPolicy.class);
    }

    /** Return how a container is to be made for this version. */
    public ContainerOptions container() {
        return definition.container().at(version).orElse(ContainerOptions.DEFAULT);
    }

    /** Return what this version needs of a host under every policy. */
    public Needs needs() {
        return definition.needs().at(version).orElse(Needs.UNKNOWN);
    }

    /** Return name and version: {@code codex@0.124.0}. */
    @Override
    public String toString() {
        return name() + "@" + version;
    }
}
