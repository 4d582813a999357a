package io.sandcheck.jupiter;

import io.sandcheck.verdict.Kind;
import io.sandcheck.verdict.Level;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link Scenario} and {@link Guard} say alike. */
record ScenarioHeader(
        Kind kind, String id, Level level, List<String> policies, List<String> promises, Duration timeLimit) {

    static Optional<ScenarioHeader> of(Method method) {
        return AnnotationSupport.findAnnotation(method, Scenario.class)
                .map(ScenarioHeader::of)
                .or(() -> AnnotationSupport.findAnnotation(method, Guard.class).map(ScenarioHeader::of));
    }

    private static ScenarioHeader of(Scenario scenario) {
        return new ScenarioHeader(
                Kind.COMPATIBILITY,
                scenario.id(),
                scenario.level(),
                List.of(scenario.policies()),
                List.of(),
                Duration.ofSeconds(scenario.timeLimitSeconds()));
    }

    private static ScenarioHeader of(Guard guard) {
        return new ScenarioHeader(
                Kind.SECURITY,
                guard.id(),
                guard.level(),
                List.of(guard.policies()),
                Stream.of(guard.id(), guard.act()).filter(key -> !key.isEmpty()).toList(),
                Duration.ofSeconds(guard.timeLimitSeconds()));
    }
}
