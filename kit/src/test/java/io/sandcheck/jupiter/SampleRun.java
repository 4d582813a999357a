package io.sandcheck.jupiter;

import static java.util.stream.Collectors.joining;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** A run of a sample class by the engine, on this machine. */
final class SampleRun {

    static final String PERMITS_ALL = "ref-permits-all";

    private final EngineTestKit.Builder builder =
            EngineTestKit.engine("junit-jupiter").configurationParameter("sandcheck.host", "process");

    /** Run all scenarios of a class. */
    static SampleRun of(Class<?> sample) {
        SampleRun run = new SampleRun();
        run.builder.selectors(selectClass(sample));
        return run;
    }

    /** Run some of its scenarios. */
    static SampleRun of(Class<?> sample, String... methods) {
        SampleRun run = new SampleRun();
        Arrays.stream(sample.getDeclaredMethods())
                .filter(method -> Arrays.asList(methods).contains(method.getName()))
                .forEach(method -> run.builder.selectors(selectMethod(sample, method)));
        return run;
    }

    SampleRun with(String parameter, String value) {
        builder.configurationParameter(parameter, value);
        return this;
    }

    /** Run it in these sandboxes: names, or folders of definitions. */
    Results in(Object... sandboxes) {
        String names = Arrays.stream(sandboxes).map(String::valueOf).collect(joining(","));
        return new Results(with("sandcheck.sandboxes", names).builder.execute());
    }

    /** What JUnit was told. */
    record Results(EngineExecutionResults engine) {

        Events tests() {
            return engine.testEvents();
        }

        /** Return what is said of each test or container that did not succeed, by display name; times and names made up are masked. */
        Map<String, String> messages() {
            Map<String, String> messages = new TreeMap<>();
            engine.allEvents().finished().stream().forEach(event -> problem(event)
                    .ifPresent(problem -> messages.put(
                            event.getTestDescriptor().getDisplayName(), masked(String.valueOf(problem.getMessage())))));
            return messages;
        }

        /** Return what was thrown in the first test or container that did not succeed. */
        Throwable problem() {
            return engine.allEvents().finished().stream()
                    .flatMap(event -> problem(event).stream())
                    .findFirst()
                    .orElseThrow();
        }

        private static Optional<Throwable> problem(Event event) {
            return event.getPayload(TestExecutionResult.class).flatMap(TestExecutionResult::getThrowable);
        }

        private static String masked(String message) {
            return message.replaceAll("killed after \\d+\\.\\d s", "killed after <time>")
                    .replaceAll("/\\S+/sandcheck/runs/[0-9a-f]{8}-\\d+/outside/tmp\\w{8}(?=[/ ])", "<outside>");
        }
    }
}
