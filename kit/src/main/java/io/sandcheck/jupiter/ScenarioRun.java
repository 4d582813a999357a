package io.sandcheck.jupiter;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.expectation.Expectation;
import io.sandcheck.expectation.Expectations;
import io.sandcheck.expectation.UnexpectedPass;
import io.sandcheck.experiment.AssumptionException;
import io.sandcheck.experiment.Experiment;
import io.sandcheck.experiment.Laboratory;
import io.sandcheck.experiment.Repetition;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.experiment.ScenarioSpec;
import io.sandcheck.experiment.StartExperiment;
import io.sandcheck.experiment.Workload;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Setting;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/** State that all scenarios of a run share; closed when the run ends. */
final class ScenarioRun implements AutoCloseable {

    private static final Namespace NAMESPACE = Namespace.create(ScenarioExtension.class);

    private final RunRequest request;
    private final Laboratory laboratory;

    /** One for each repetition of the experiments. */
    private final List<Laboratory> laboratories;

    private final ConcurrentMap<String, Method> methods = new ConcurrentHashMap<>();
    private final SeenScenarios seen;
    private final Diagnostician diagnostician = new Diagnostician();

    private ScenarioRun(RunRequest request) {
        this.request = request;
        this.seen = new SeenScenarios(request.selection());
        this.laboratory = new Laboratory(
                        request.selection().host(), request.owner(), request.listener(), request.progress())
                .withTools(request.tools());
        this.laboratories = Stream.iterate(laboratory, Laboratory::again)
                .limit(request.repeat())
                .toList();
    }

    /**
     * Return the run that a test belongs to. The run is stored in the session, not in Jupiter's root, so that a
     * launcher can close it when it is interrupted, while tests still run.
     */
    static ScenarioRun of(ExtensionContext context) {
        Store store = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE);
        ScenarioRun run = store.getOrComputeIfAbsent(ScenarioRun.class, type -> start(context), ScenarioRun.class);
        // This is closed by the root, because JUnit reports exceptions of the root's store, but not those of the
        // session's store.
        context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(SeenScenarios.class, type -> run.seen);
        return run;
    }

    private static ScenarioRun start(ExtensionContext context) {
        // This must happen before a host is searched, because that may log.
        MissingLogging.isNoWarning();
        return new ScenarioRun(RunRequests.find(context));
    }

    /** Reserve the id of a scenario for a method. Results, expectations and outside arms are identified by it. */
    void claim(ScenarioDescription scenario, Method method) {
        seen.add(scenario);
        String id = scenario.id();
        Method first = methods.putIfAbsent(id, method);
        if (first != null && !first.equals(method)) {
            throw new ExtensionConfigurationException(
                    "Scenario [%s] is declared twice, by %s and %s; give one of them another id"
                            .formatted(id, first, method));
        }
    }

    boolean strict() {
        return request.strict();
    }

    /** Return the scenario files that no class names. */
    List<ScenarioDescription> ofFiles() {
        return request.files().stream().map(ScenarioDescription::of).toList();
    }

    Stream<Circumstances> circumstances(ScenarioDescription scenario) {
        return scenario.circumstances(request.selection());
    }

    boolean wants(Circumstances circumstances, ScenarioSpec scenario) {
        return request.wanted().test(scenario.subject(), circumstances.setting(laboratory.hostName()));
    }

    ScenarioResult experiment(Circumstances circumstances, ScenarioSpec scenario, Workload workload) {
        return repeated(circumstances, scenario, (made, expected) -> {
            Experiment experiment = new Experiment(made, circumstances, scenario, diagnostician);
            ScenarioResult result = experiment.run(workload, expected);
            return request.trace() ? experiment.traced(result, workload) : result;
        });
    }

    ScenarioResult experiment(Circumstances circumstances, ScenarioSpec scenario, StartExperiment.Demand demand) {
        return repeated(circumstances, scenario, (made, expected) -> new StartExperiment(
                        made, circumstances, scenario, diagnostician)
                .run(demand, expected));
    }

    private ScenarioResult repeated(
            Circumstances circumstances,
            ScenarioSpec scenario,
            BiFunction<Laboratory, Expectation, ScenarioResult> make) {
        return recorded(
                circumstances,
                scenario,
                circumstances.setting(laboratory.hostName()),
                expected -> Repetition.of(laboratories.size(), made -> make.apply(laboratories.get(made), expected)));
    }

    ScenarioResult notMade(Circumstances circumstances, ScenarioSpec scenario, AssumptionException assumption) {
        Experiment experiment = new Experiment(laboratory, circumstances, scenario, diagnostician);
        return recorded(
                circumstances, scenario, experiment.setting(), expected -> experiment.notMade(assumption, expected));
    }

    private ScenarioResult recorded(
            Circumstances circumstances,
            ScenarioSpec scenario,
            Setting setting,
            Function<Expectation, ScenarioResult> make) {
        Expectations ofSandbox = request.selection().expectationsOf(circumstances.sandbox());
        request.listener().started(scenario.subject(), setting);
        ScenarioResult result = make.apply(ofSandbox.find(scenario.subject(), setting));
        if (result.comparison() == Comparison.BETTER) {
            result = result.withEdit(UnexpectedPass.edit(ofSandbox, result.subject(), setting));
        }
        request.listener().finished(result);
        return result;
    }

    @Override
    public void close() {
        laboratory.close();
    }
}
