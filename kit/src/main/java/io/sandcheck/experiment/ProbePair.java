package io.sandcheck.experiment;

import io.sandcheck.probe.ProbeResult;
import org.apiguardian.api.API;

/**
 * What a probe saw outside and inside of a sandbox.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProbePair(ProbeResult outside, ProbeResult inside) {}
