package io.sandcheck.doctor;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.host.HostFacts;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The findings about a host.
 *
 * @param foundations one for each foundation, in order
 * @param prognoses one for each requested sandbox
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Examination(HostFacts facts, List<FoundationResult> foundations, List<Prognosis> prognoses) {

    public Examination {
        foundations = List.copyOf(foundations);
        prognoses = List.copyOf(prognoses);
    }

    /**
     * Return the denied features that a sandbox needs, except those that are only denied because another one is: {@code
     * network-namespace: sendto EPERM}.
     */
    public String deniedTo(Sandbox sandbox, SandboxPolicy policy) {
        return obstacles(sandbox, policy)
                .filter(each -> each.blockedBy() == null)
                .map(each -> each.capability() + " " + each.probe().summary())
                .collect(Collectors.joining(", "));
    }

    /** Return why a sandbox cannot start under a policy: the cause of the first denied feature that it needs. */
    public Optional<Diagnosis> obstacleTo(Sandbox sandbox, SandboxPolicy policy) {
        return obstacles(sandbox, policy)
                .flatMap(each -> Stream.ofNullable(each.diagnosis()))
                .findFirst();
    }

    private Stream<FoundationResult> obstacles(Sandbox sandbox, SandboxPolicy policy) {
        Set<Capability> needed = new HashSet<>(sandbox.needs().foundations());
        Optional.ofNullable(sandbox.policies().get(policy)).ifPresent(launch -> needed.addAll(launch.needs()));
        // Each comes after those that it builds on.
        for (int i = foundations.size() - 1; i >= 0; i--) {
            if (needed.contains(foundations.get(i).capability())) {
                needed.addAll(foundations.get(i).foundation().buildsOn());
            }
        }
        return foundations.stream()
                .filter(each -> needed.contains(each.capability()))
                .filter(each -> each.probe().denied());
    }

    /** Return the causes of all denials, each once. */
    public List<Cause> causes() {
        Map<String, Cause> causes = new LinkedHashMap<>();
        foundations.stream()
                .flatMap(each -> Stream.ofNullable(each.diagnosis())
                        .map(diagnosis -> new Cause(diagnosis, List.of(each.capability()))))
                .forEach(cause -> causes.merge(cause.key(), cause, Cause::and));
        return List.copyOf(causes.values());
    }
}
