package io.sandcheck.jupiter;

import io.sandcheck.host.RunOwner;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.report.Journal;
import io.sandcheck.report.Redaction;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.ResultListener;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
        return new RunRequest(
                list(context, "sandboxes", Function.identity()),
                context.getConfigurationParameter(PREFIX + "host").orElse("auto"),
                list(context, "policies", RunRequests::policy).stream().collect(Collectors.toUnmodifiableSet()),
                context.getConfigurationParameter(PREFIX + "strict", Boolean::parseBoolean)
                        .orElse(false),
                RunOwner.newRun(),
                listener(context),
                line -> context.publishReportEntry("sandcheck", line));
    }

    private static ResultListener listener(ExtensionContext context) {
        Optional<Path> out = context.getConfigurationParameter(PREFIX + "out", Path::of);
        return out.<ResultListener>map(directory -> journal(context, directory)).orElse(result -> {});
    }

    /** The store of the root closes it after the last test. */
    private static Journal journal(ExtensionContext context, Path directory) {
        Journal journal = Journal.open(directory, Redaction.of(System.getenv()));
        context.getRoot().getStore(RunRequest.NAMESPACE).put(Journal.class, journal);
        return journal;
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
