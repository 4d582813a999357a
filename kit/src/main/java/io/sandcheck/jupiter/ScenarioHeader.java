package io.sandcheck.jupiter;

import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The attributes that {@link Scenario}, {@link Guard} and {@link StartUp} share.
 *
 * @param startUp whether it is about a sandbox that cannot start
 */
record ScenarioHeader(
        ScenarioKind kind,
        boolean startUp,
        String id,
        Level level,
        List<String> policies,
        List<String> promises,
        Duration timeLimit) {

    static Optional<ScenarioHeader> of(Method method) {
        return AnnotationSupport.findAnnotation(method, Scenario.class)
                .map(ScenarioHeader::of)
                .or(() -> AnnotationSupport.findAnnotation(method, Guard.class).map(ScenarioHeader::of))
                .or(() ->
                        AnnotationSupport.findAnnotation(method, StartUp.class).map(ScenarioHeader::of));
    }

    private static ScenarioHeader of(Scenario scenario) {
        return new ScenarioHeader(
                ScenarioKind.COMPATIBILITY,
                false,
                scenario.id(),
                scenario.level(),
                List.of(scenario.policies()),
                List.of(),
                Duration.ofSeconds(scenario.timeLimitSeconds()));
    }

    private static ScenarioHeader of(StartUp start) {
        return new ScenarioHeader(
                start.security() ? ScenarioKind.SECURITY : ScenarioKind.GUIDANCE,
                true,
                start.id(),
                start.level(),
                List.of(start.policies()),
                List.of(),
                Duration.ofSeconds(start.timeLimitSeconds()));
    }

    private static ScenarioHeader of(Guard guard) {
        return new ScenarioHeader(
                ScenarioKind.SECURITY,
                false,
                guard.id(),
                guard.level(),
                List.of(guard.policies()),
                Stream.of(guard.id(), guard.act()).filter(key -> !key.isEmpty()).toList(),
                Duration.ofSeconds(guard.timeLimitSeconds()));
    }
}
