package io.sandcheck.jupiter;

import io.sandcheck.experiment.ResultListener;
import io.sandcheck.host.RunOwner;
import io.sandcheck.scenario.ScenarioFile;
import io.sandcheck.selection.Selection;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Subject;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The settings of a run, except the choice of its scenarios. A launcher puts a request under {@link #KEY} into the
 * store of its session. If there is none, the extension reads the configuration parameters {@code sandcheck.sandboxes},
 * {@code sandcheck.host}, {@code sandcheck.policies}, {@code sandcheck.conditions}, {@code sandcheck.shard}, {@code
 * sandcheck.strict}, {@code sandcheck.trace}, {@code sandcheck.repeat} and {@code sandcheck.out}.
 *
 * @param selection the host, sandboxes, policies and conditions to run in
 * @param wanted returns true for each experiment that is to be run
 * @param strict whether a result that is better than expected fails
 * @param trace whether each failure in a sandbox is run once more under strace
 * @param owner the run that owns everything the request creates
 * @param listener receives each result
 * @param progress receives one line about each step that takes long
 * @param repeat how often each experiment is run
 * @param files scenario files that no class names
 * @param tools names of the tools that any of its scenarios needs
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunRequest(
        Selection selection,
        BiPredicate<Subject, Setting> wanted,
        boolean strict,
        boolean trace,
        RunOwner owner,
        ResultListener listener,
        Consumer<String> progress,
        int repeat,
        List<ScenarioFile> files,
        List<String> tools) {

    /** Key of the request in the session's store. */
    public static final String KEY = "run-request";

    /**
     * Namespace of the request in the session's store. A launcher creates it with {@code Namespace.create} from the
     * same parts.
     */
    public static final Namespace NAMESPACE = Namespace.create("io.sandcheck");

    public RunRequest {
        files = List.copyOf(files);
        tools = List.copyOf(tools);
    }

    /** Make a request in which each experiment is run once. */
    public RunRequest(
            Selection selection,
            BiPredicate<Subject, Setting> wanted,
            boolean strict,
            boolean trace,
            RunOwner owner,
            ResultListener listener,
            Consumer<String> progress) {
        this(selection, wanted, strict, trace, owner, listener, progress, 1, List.of(), List.of());
    }

    /** Return this request with this number of repetitions. */
    public RunRequest repeating(int times) {
        return new RunRequest(selection, wanted, strict, trace, owner, listener, progress, times, files, tools);
    }

    /** Return this request with additional scenario files, and with the tools of all scenarios. */
    public RunRequest running(List<ScenarioFile> newFiles, List<String> newTools) {
        return new RunRequest(selection, wanted, strict, trace, owner, listener, progress, repeat, newFiles, newTools);
    }

    RunRequest with(ResultListener newListener) {
        return new RunRequest(selection, wanted, strict, trace, owner, newListener, progress, repeat, files, tools);
    }
}
