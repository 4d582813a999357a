package io.sandcheck.jupiter;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The one line of a stack trace that says where a scenario failed: frames of the kit and of JUnit are of no use to its
 * owner. A guard throws nothing: its first line is told.
 */
final class ScenarioFrame {

    private final Method method;
    private @Nullable StackTraceElement frame;

    ScenarioFrame(Method method) {
        this.method = method;
    }

    /** Look for the line of the scenario in what it threw last. */
    void seeIn(@Nullable Throwable thrown) {
        if (thrown != null) {
            Arrays.stream(thrown.getStackTrace())
                    .filter(element -> element.getClassName()
                                    .equals(method.getDeclaringClass().getName())
                            && element.getMethodName().equals(method.getName()))
                    .findFirst()
                    .ifPresent(element -> frame = element);
        }
    }

    <T extends Throwable> T markedOn(T thrown) {
        thrown.setStackTrace(new StackTraceElement[] {frame == null ? SourceLine.of(method) : frame});
        return thrown;
    }
}
