package io.sandcheck.selection;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.sandcheck.expectation.Expectations;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.selection.SelectionException.Part;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * The host, sandboxes, policies and conditions of a run, decided once at its beginning. Nothing is looked up by name
 * again.
 *
 * @param catalog that contains the sandboxes
 * @param policies that are selected; empty for all
 * @param conditions of the host, at least one
 * @param expectations of each definition, as its file was at the beginning
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Selection(
        HostProvider host,
        SandboxCatalog catalog,
        List<Sandbox> sandboxes,
        Set<SandboxPolicy> policies,
        Set<HostCondition> conditions,
        Map<SandboxDefinition, Expectations> expectations) {

    public Selection {
        sandboxes = List.copyOf(sandboxes);
    }

    /**
     * Decide what a user asks for.
     *
     * @throws SelectionException if it does not exist, if the host cannot have a condition, or if none of the sandboxes
     *     has a policy
     * @throws io.sandcheck.sandbox.SandboxException if there is no such sandbox, or not in that version
     * @throws io.sandcheck.yaml.YamlException if a definition or its expectations are faulty
     * @throws io.sandcheck.host.HostException if the host is not available here
     */
    public static Selection of(SelectionNames names) {
        Set<SandboxPolicy> policies = policies(names.policies());
        HostProvider host = HostSelection.named(names.host());
        SandboxCatalog catalog = SandboxCatalog.ofFixtures();
        List<Sandbox> sandboxes = SandboxSelection.select(catalog, names.sandboxes(), host);
        policies.forEach(policy -> requireOffered(policy, sandboxes));
        return of(host, catalog, sandboxes, policies, HostConditionSelection.select(names.conditions(), host));
    }

    /** Make a selection from values that are already decided. */
    public static Selection of(
            HostProvider host,
            SandboxCatalog catalog,
            List<Sandbox> sandboxes,
            Set<SandboxPolicy> policies,
            Set<HostCondition> conditions) {
        Map<SandboxDefinition, Expectations> expectations = sandboxes.stream()
                .map(Sandbox::definition)
                .distinct()
                .collect(toUnmodifiableMap(Function.identity(), Expectations::of));
        return new Selection(host, catalog, sandboxes, policies, conditions, expectations);
    }

    /**
     * Find policies by their ids.
     *
     * @throws SelectionException if there is no policy with such an id
     */
    public static Set<SandboxPolicy> policies(Collection<String> ids) {
        Set<SandboxPolicy> policies = EnumSet.noneOf(SandboxPolicy.class);
        ids.forEach(id -> policies.add(SandboxPolicy.find(id)
                .orElseThrow(() -> new SelectionException(
                        Part.POLICY, new KnownNames("policy", SandboxPolicy.ids()).unknown(id)))));
        return policies;
    }

    private static void requireOffered(SandboxPolicy policy, List<Sandbox> sandboxes) {
        if (sandboxes.stream().noneMatch(sandbox -> offered(sandbox).contains(policy))) {
            Set<SandboxPolicy> known = new TreeSet<>();
            sandboxes.forEach(sandbox -> known.addAll(offered(sandbox)));
            throw new SelectionException(
                    Part.POLICY,
                    "none of the sandboxes %2$s has the policy [%1$s]; they have %3$s"
                            .formatted(policy, sandboxes, known));
        }
    }

    private static Set<SandboxPolicy> offered(Sandbox sandbox) {
        Set<SandboxPolicy> offered = new TreeSet<>(sandbox.policies().keySet());
        offered.addAll(sandbox.policiesOfSessions());
        return offered;
    }

    /** Tell whether a policy is selected. */
    public boolean admits(SandboxPolicy policy) {
        return policies.isEmpty() || policies.contains(policy);
    }

    /** Return the selected policies that at least one sandbox has. */
    public Set<SandboxPolicy> offeredPolicies() {
        Set<SandboxPolicy> offered = new TreeSet<>();
        sandboxes.forEach(sandbox -> offered.addAll(offered(sandbox)));
        offered.removeIf(policy -> !admits(policy));
        return offered;
    }

    /** Return it with only one of its sandboxes, in another version. */
    public Selection at(Sandbox sandbox) {
        return new Selection(host, catalog, List.of(sandbox), policies, conditions, expectations);
    }

    /**
     * See that hosts for its sandboxes can be made, which builds the images that are missing.
     *
     * @param owner run that what is made for it belongs to
     * @param progress receives one line about each step that takes long
     * @return why not, in a line, for each sandbox that cannot be installed
     * @throws HostException if none can be installed
     * @throws io.sandcheck.sandbox.SandboxException if a definition asks for what is not there
     */
    public Map<Sandbox, String> prepare(RunOwner owner, Consumer<String> progress) {
        Map<Sandbox, String> faults = new ConcurrentSkipListMap<>(Comparator.comparing(Sandbox::toString));
        sandboxes.parallelStream().forEach(sandbox -> {
            try {
                host.prepare(sandbox, owner, progress);
            } catch (HostException e) {
                faults.put(sandbox, String.valueOf(e.getMessage()));
            }
        });
        boolean none = !faults.isEmpty() && faults.size() == sandboxes.size();
        boolean sameReason = none && Set.copyOf(faults.values()).size() < faults.size();
        if (!sameReason) {
            faults.replaceAll(Selection::notInstalled);
        }
        if (none) {
            throw new HostException(faults.values().stream().distinct().collect(joining(System.lineSeparator())));
        }
        return faults;
    }

    private static String notInstalled(Sandbox sandbox, String problem) {
        List<String> versions = sandbox.definition().versions();
        String hint = versions.contains(sandbox.version())
                ? ""
                : " (versions in its definition: %s)".formatted(String.join(", ", versions));
        return "%s is not available%s: %s".formatted(sandbox.reference(), hint, problem);
    }

    /**
     * Return it with the installed version of each sandbox whose version the distribution chooses. Images are built for
     * this if necessary.
     *
     * @param owner run that owns what is made for it
     * @param progress receives one line about each step that takes long
     */
    public Selection installed(RunOwner owner, Consumer<String> progress) {
        List<Sandbox> installed = sandboxes.parallelStream()
                .map(sandbox -> host.installed(sandbox, owner, progress))
                .distinct()
                .toList();
        return new Selection(host, catalog, installed, policies, conditions, expectations);
    }

    /** Return the expectations of a sandbox. */
    public Expectations expectationsOf(Sandbox sandbox) {
        return Optional.ofNullable(expectations.get(sandbox.definition()))
                .orElseThrow(() -> new IllegalArgumentException("[%s] is not selected".formatted(sandbox)));
    }
}
