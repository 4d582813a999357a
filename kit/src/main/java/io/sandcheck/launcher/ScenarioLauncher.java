package io.sandcheck.launcher;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.sandcheck.jupiter.GivenScenarioFiles;
import io.sandcheck.jupiter.RunRequest;
import io.sandcheck.scenario.ScenarioFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Finds scenarios on the class path and runs them, in one session of the JUnit Platform. Hosts and everything else that
 * a run opens are closed with the session.
 *
 * <pre>
 * try (ScenarioLauncher launcher = ScenarioLauncher.open()) {
 *     List&lt;FoundScenario&gt; scenarios = launcher.inPackages(List.of("org.example.fence"));
 *     RunOutcome outcome = launcher.run(scenarios, request, 2);
 * }
 * </pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ScenarioLauncher implements AutoCloseable {

    /** The platform's name for {@link RunRequest#NAMESPACE}, which is Jupiter's. */
    private static final Namespace SESSION = Namespace.create("io.sandcheck");

    private final LauncherSession session;

    private ScenarioLauncher(LauncherSession session) {
        this.session = session;
    }

    /**
     * Begin a session.
     *
     * @throws LauncherException if the jars of JUnit on the class path do not belong together
     */
    public static ScenarioLauncher open() {
        JUnitClassPath.current().requireAligned();
        return new ScenarioLauncher(LauncherFactory.openSession());
    }

    /**
     * Find the scenarios of packages and their subpackages, and of the current thread's project, in the order of their
     * ids; see {@link ProjectClassLoader}.
     *
     * @throws LauncherException if two of them have the same id
     * @throws io.sandcheck.yaml.YamlException if a scenario file of the project is faulty
     */
    public List<FoundScenario> inPackages(Collection<String> packages) {
        ProjectParts project = ProjectClassLoader.currentParts();
        List<DiscoverySelector> selectors = new ArrayList<>(selectClasspathRoots(project.roots()));
        packages.forEach(name -> selectors.add(selectPackage(name)));
        selectors.add(selectClass(GivenScenarioFiles.class));
        List<ScenarioFile> files = new ArrayList<>(project.readScenarios());
        files.addAll(ScenarioFile.ofProjects());
        return find(selectors, files);
    }

    /**
     * Find the scenarios of classes, in the order of their ids.
     *
     * @throws LauncherException if two of them have the same id
     */
    public List<FoundScenario> inClasses(Collection<Class<?>> classes) {
        return find(
                classes.stream()
                        .map(type -> (DiscoverySelector) selectClass(type))
                        .toList(),
                List.of());
    }

    private List<FoundScenario> find(List<DiscoverySelector> selectors, List<ScenarioFile> files) {
        return guarded(() -> FoundScenario.allOf(
                session.getLauncher().discover(request(selectors).build()), files));
    }

    /**
     * Run scenarios and wait for them.
     *
     * @param jobs how many experiments run at the same time
     * @throws LauncherException if none was run
     */
    public RunOutcome run(Collection<FoundScenario> scenarios, RunRequest request, int jobs) {
        List<ScenarioFile> files = scenarios.stream()
                .flatMap(scenario -> scenario.given().stream())
                .toList();
        List<String> tools = scenarios.stream()
                .flatMap(scenario -> scenario.description().tools().stream())
                .distinct()
                .toList();
        session.getStore().put(SESSION, RunRequest.KEY, request.running(files, tools));
        List<DiscoverySelector> selectors = scenarios.stream()
                .map(FoundScenario::uniqueId)
                .distinct()
                .map(id -> (DiscoverySelector) selectUniqueId(id))
                .toList();
        RunObserver observer = new RunObserver();
        return guarded(() -> {
            session.getLauncher()
                    .execute(
                            request(selectors)
                                    .configurationParameters(parallel(jobs))
                                    .build(),
                            observer);
            return observer.outcome();
        });
    }

    private static LauncherDiscoveryRequestBuilder request(List<DiscoverySelector> selectors) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .filters(EngineFilter.includeEngines("junit-jupiter"));
    }

    /**
     * If tests block, the fork-join pool starts more tests than requested, so a maximum is set. JUnit 6.1 has another
     * parameter for this.
     */
    private static Map<String, String> parallel(int jobs) {
        String prefix = "junit.jupiter.execution.parallel.";
        return Map.of(
                prefix + "enabled", String.valueOf(jobs > 1),
                prefix + "mode.default", "concurrent",
                prefix + "mode.classes.default", "concurrent",
                prefix + "config.strategy", "fixed",
                prefix + "config.fixed.parallelism", String.valueOf(jobs),
                prefix + "config.fixed.max-pool-size", String.valueOf(jobs),
                prefix + "config.executor-service", "WORKER_THREAD_POOL");
    }

    private static <T> T guarded(Supplier<T> action) {
        try {
            return action.get();
        } catch (JUnitException e) {
            throw new LauncherException("JUnit could not find or run the scenarios: " + rootOf(e), e);
        }
    }

    private static Throwable rootOf(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
    }

    /**
     * End the session, even while a run goes on in another thread. Everything that the run has opened is then closed.
     */
    @Override
    public void close() {
        session.close();
    }
}
