package io.sandcheck.jupiter;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The line of a stack trace that shows where a scenario failed. Frames of the kit and of JUnit do not help its author.
 * A guard throws nothing, so its first line is used.
 */
final class ScenarioFrame {

    private final Method method;
    private @Nullable StackTraceElement frame;

    ScenarioFrame(Method method) {
        this.method = method;
    }

    /** Find the line of the scenario in the exception that it threw last. */
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
