package io.sandcheck.doctor;

import io.sandcheck.host.HostFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * What was found out about a host.
 *
 * @param findings one for each foundation, in their order
 * @param prognoses one for each sandbox that was asked about
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Examination(HostFacts facts, List<Finding> findings, List<Prognosis> prognoses) {

    public Examination {
        findings = List.copyOf(findings);
        prognoses = List.copyOf(prognoses);
    }

    /** Return the causes of all that is denied, each once. */
    public List<Cause> causes() {
        Map<String, Cause> causes = new LinkedHashMap<>();
        findings.stream()
                .flatMap(finding -> Stream.ofNullable(finding.diagnosis())
                        .map(diagnosis -> new Cause(diagnosis, List.of(finding.capability()))))
                .forEach(cause -> causes.merge(cause.key(), cause, Cause::and));
        return List.copyOf(causes.values());
    }
}
