package io.sandcheck.cli.list;

import io.sandcheck.sandbox.OperatingSystem;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A sandbox as a list shows it: its parts are the keys of the JSON.
 *
 * @param policies that at least one version offers
 * @param notOffered for each version, the policies of these that it does not offer; without versions that offer all
 */
record ListedSandbox(
        String name,
        String title,
        String home,
        List<String> versions,
        List<String> policies,
        Map<String, List<String>> notOffered,
        boolean byDefault,
        List<String> runsOn)
        implements Listed {

    static ListedSandbox of(SandboxDefinition sandbox) {
        return new ListedSandbox(
                sandbox.name(),
                sandbox.title(),
                sandbox.home(),
                sandbox.versions(),
                ids(sandbox.policies().keySet().stream()),
                notOffered(sandbox),
                sandbox.byDefault(),
                sandbox.runsOn().stream().map(OperatingSystem::id).sorted().toList());
    }

    private static Map<String, List<String>> notOffered(SandboxDefinition definition) {
        Map<String, List<String>> notOffered = new LinkedHashMap<>();
        for (Sandbox sandbox : definition.inAllVersions()) {
            List<String> missing = ids(definition.policies().keySet().stream()
                    .filter(policy -> !sandbox.policies().containsKey(policy)));
            if (!missing.isEmpty()) {
                notOffered.put(sandbox.version(), missing);
            }
        }
        return notOffered;
    }

    private static List<String> ids(Stream<SandboxPolicy> policies) {
        return policies.sorted().map(SandboxPolicy::id).toList();
    }

    /** A reference sandbox has no makers, so it has no home page. */
    @Override
    public String group() {
        return home.isEmpty() ? "Reference sandboxes, with one known fault each, or none" : "Sandboxes";
    }

    @Override
    public String headline() {
        return title;
    }

    @Override
    public List<String> details() {
        List<String> details = new ArrayList<>();
        details.add("versions " + String.join(", ", versions));
        details.add("policies " + String.join(", ", policies));
        notOffered.forEach((version, missing) ->
                details.add("%s does not offer %s".formatted(version, String.join(", ", missing))));
        if (!runsOn.contains(OperatingSystem.LINUX.id())) {
            details.add("runs on %s only: not run on linux".formatted(String.join(", ", runsOn)));
        }
        if (!home.isEmpty()) {
            details.add(home);
        }
        return details;
    }
}
