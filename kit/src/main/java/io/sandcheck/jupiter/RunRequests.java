package io.sandcheck.jupiter;

import io.sandcheck.host.HostProvider;
import io.sandcheck.host.RunOwner;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.publication.RunReport;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** Finds out what a run is to do: what a launcher says, else what the configuration parameters say. */
final class RunRequests {

    private static final String PREFIX = "sandcheck.";

    private RunRequests() {}

    static RunRequest find(ExtensionContext context) {
        RunRequest request = context.getStore(StoreScope.LAUNCHER_SESSION, RunRequest.NAMESPACE)
                .get(RunRequest.KEY, RunRequest.class);
        return request != null ? request : configured(context);
    }

    private static RunRequest configured(ExtensionContext context) {
        String host = context.getConfigurationParameter(PREFIX + "host").orElse("auto");
        RunRequest request = new RunRequest(
                list(context, "sandboxes", Function.identity()),
                host,
                list(context, "policies", RunRequests::policy).stream().collect(Collectors.toUnmodifiableSet()),
                HostConditionSelection.select(
                        list(context, "conditions", Function.identity()),
                        condition -> HostProvider.choose(host).obstacleTo(condition)),
                (subject, setting) -> true,
                flag(context, "strict"),
                flag(context, "trace"),
                RunOwner.newRun(),
                result -> {},
                line -> context.publishReportEntry("sandcheck", line));
        return context.getConfigurationParameter(PREFIX + "out", Path::of)
                .map(directory -> request.with(report(context, directory, request)))
                .orElse(request);
    }

    private static boolean flag(ExtensionContext context, String name) {
        return context.getConfigurationParameter(PREFIX + name, Boolean::parseBoolean)
                .orElse(false);
    }

    /** The store of the root ends it after the last test. */
    private static RunReport report(ExtensionContext context, Path directory, RunRequest request) {
        HostProvider host = HostProvider.choose(request.host());
        List<Sandbox> sandboxes = SandboxSelection.select(request.sandboxes(), host.name());
        Clock clock = Clock.systemUTC();
        RecordedRun begun = RecordedRun.begun(
                request.owner().runId(), clock.instant(), List.of(), host, sandboxes, 0, null, List.of());
        RunReport report = RunReport.begin(directory, begun, request.strict(), clock);
        context.getRoot().getStore(RunRequest.NAMESPACE).put(RunReport.class, (AutoCloseable)
                () -> report.publish(true));
        return report;
    }

    private static <T> List<T> list(ExtensionContext context, String name, Function<String, T> parse) {
        return context.getConfigurationParameter(PREFIX + name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .map(parse)
                .toList();
    }

    private static SandboxPolicy policy(String id) {
        return SandboxPolicy.find(id)
                .orElseThrow(() -> new ExtensionConfigurationException("Configuration parameter [%spolicies]: %s"
                        .formatted(PREFIX, new KnownNames("policy", SandboxPolicy.ids()).unknown(id))));
    }
}
