package io.sandcheck.selection;

import io.sandcheck.host.HostProvider;
import io.sandcheck.naming.Glob;
import io.sandcheck.sandbox.OperatingSystem;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import java.util.List;
import java.util.stream.Stream;

/** Finds the sandboxes of a run. */
final class SandboxSelection {

    private static final String ALL = "all";

    private SandboxSelection() {}

    /**
     * Find the named sandboxes; without names, those that run by default on that kind of host.
     *
     * @param references names, with or without version, globs of names, paths of definitions, or {@code all}: every
     *     version of every sandbox that can be installed, or that only runs on another system, where no scenario
     *     applies to it
     * @throws io.sandcheck.sandbox.SandboxException if there is no such sandbox, or not in that version
     */
    static List<Sandbox> select(SandboxCatalog catalog, List<String> references, HostProvider host) {
        if (references.isEmpty()) {
            boolean installs = host.installsTools();
            return catalog.definitions().stream()
                    .filter(definition -> definition.byDefault() && installable(definition) == installs)
                    .map(SandboxDefinition::atDefaultVersion)
                    .toList();
        }
        return references.stream()
                .flatMap(reference -> find(catalog, reference))
                .distinct()
                .toList();
    }

    private static Stream<Sandbox> find(SandboxCatalog catalog, String reference) {
        if (reference.equals(ALL)) {
            return catalog.definitions().stream()
                    .filter(SandboxSelection::isFree)
                    .filter(definition ->
                            installable(definition) || !definition.runsOn().contains(OperatingSystem.LINUX))
                    .flatMap(definition -> definition.inAllVersions().stream());
        }
        Glob glob = new Glob(reference);
        List<Sandbox> named = reference.contains("*") && !reference.contains("/")
                ? catalog.definitions().stream()
                        .filter(definition -> glob.matches(definition.name()))
                        .filter(SandboxSelection::isFree)
                        .map(SandboxDefinition::atDefaultVersion)
                        .toList()
                : List.of();
        return named.isEmpty() ? Stream.of(catalog.find(reference)) : named.stream();
    }

    /** A sandbox with its own terms only runs if the user names it. */
    private static boolean isFree(SandboxDefinition definition) {
        return definition.install().terms().isEmpty();
    }

    private static boolean installable(SandboxDefinition definition) {
        return definition.install() instanceof SandboxDefinition.Install.Dockerfile;
    }
}
