package io.sandcheck.cli.report;

import io.sandcheck.cli.terminal.UsageException;
import io.sandcheck.expectation.SeenResult;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import org.apiguardian.api.API;

/** Converts the results of a run to results for expectations. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SeenResults {

    private SeenResults() {}

    public static SeenResult of(RecordedResult result) {
        SandboxPolicy policy = SandboxPolicy.find(result.policyId())
                .orElseThrow(
                        () -> new UsageException("The run knows a policy [%s] that this version does not; run it again"
                                .formatted(result.policyId())));
        return new SeenResult(
                new Subject(
                        result.scenario(),
                        result.variant(),
                        result.title(),
                        result.kind(),
                        result.level(),
                        result.source()),
                new Setting(result.sandbox(), result.version(), policy, result.host(), result.condition()),
                result.verdict(),
                result.diagnosis(),
                result.reason());
    }
}
