package io.sandcheck.experiment;

import io.sandcheck.probe.ProbeResult;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * The results of a probe outside and inside of a sandbox.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProbePair(ProbeResult outside, ProbeResult inside) {

    /** Pair the results of the same probes, in order. */
    static List<ProbePair> of(List<ProbeResult> outside, List<ProbeResult> inside) {
        return IntStream.range(0, outside.size())
                .mapToObj(i -> new ProbePair(outside.get(i), inside.get(i)))
                .toList();
    }
}
