package io.sandcheck.jupiter;

import io.sandcheck.host.RunOwner;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.RecordedRun.RecordedShard;
import io.sandcheck.report.ResultKey;
import io.sandcheck.report.publication.RunReport;
import io.sandcheck.selection.Selection;
import io.sandcheck.selection.SelectionException;
import io.sandcheck.selection.SelectionNames;
import io.sandcheck.selection.Shard;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** Finds out what to run: from the launcher's request or, without one, from the configuration parameters. */
final class RunRequests {

    private RunRequests() {}

    static RunRequest find(ExtensionContext context) {
        RunRequest request = context.getStore(StoreScope.LAUNCHER_SESSION, RunRequest.NAMESPACE)
                .get(RunRequest.KEY, RunRequest.class);
        return request != null ? request : configured(context, new RunParameters(context));
    }

    private static RunRequest configured(ExtensionContext context, RunParameters parameters) {
        try {
            parameters.requireKnown();
            Shard shard = parameters
                    .text("shard")
                    .map(text -> Shard.parse(text, System.getenv()))
                    .orElse(null);
            RunOwner owner = RunOwner.newRun();
            Consumer<String> progress = line -> context.publishReportEntry("sandcheck", line);
            Selection selection = selection(parameters);
            // What cannot be installed stays: its tests must not pass, and say why.
            selection.prepare(owner, progress);
            RunRequest request = new RunRequest(
                            selection.installed(owner, progress),
                            (subject, setting) -> shard == null
                                    || shard.holds(
                                            ResultKey.of(subject, setting).id()),
                            parameters.flag("strict"),
                            parameters.flag("trace"),
                            owner,
                            result -> {},
                            progress)
                    .repeating(repeat(parameters));
            return parameters
                    .text("out")
                    .map(directory -> request.with(report(context, Path.of(directory), request, shard)))
                    .orElse(request);
        } catch (SelectionException e) {
            throw new ExtensionConfigurationException(
                    "Configuration parameter [%s]: %s".formatted(e.part().parameter(), e.getMessage()), e);
        }
    }

    private static Selection selection(RunParameters parameters) {
        return Selection.of(new SelectionNames(
                parameters.text("host").orElse("auto"),
                parameters.list("sandboxes"),
                parameters.list("policies"),
                parameters.list("conditions")));
    }

    private static int repeat(RunParameters parameters) {
        String text = parameters.text("repeat").orElse("1");
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new ExtensionConfigurationException(
                    "Configuration parameter [sandcheck.repeat]: [%s] is not a number from 1 to 9999".formatted(text));
        }
        return Integer.parseInt(text);
    }

    /** The store of the root closes it after the last test. */
    private static RunReport report(
            ExtensionContext context, Path directory, RunRequest request, @Nullable Shard shard) {
        Clock clock = Clock.systemUTC();
        RecordedRun begun = RecordedRun.begun(
                request.owner().runId(),
                clock.instant(),
                List.of(),
                request.selection(),
                0,
                shard == null ? null : recorded(shard, request.selection()),
                List.of());
        RunReport report = RunReport.begin(directory, begun, request.strict(), clock);
        context.getRoot().getStore(RunRequest.NAMESPACE).put(RunReport.class, (AutoCloseable)
                () -> report.publish(true));
        return report;
    }

    /** JUnit finds experiments while it runs, so the experiments of the other shards are not counted. */
    private static RecordedShard recorded(Shard shard, Selection selection) {
        String plan = "%s %s %s %s"
                .formatted(
                        selection.host().name(),
                        selection.sandboxes(),
                        selection.policies().stream().sorted().toList(),
                        selection.conditions().stream()
                                .map(Object::toString)
                                .sorted()
                                .toList());
        return new RecordedShard(shard.index(), shard.count(), List.of(), Shard.digest(plan));
    }
}
