package io.sandcheck.jupiter;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The one line of a stack trace that says where a scenario failed: frames of the kit and of JUnit are of no use to its owner. */
final class ScenarioFrame {

    private final Method method;
    private StackTraceElement frame;

    ScenarioFrame(Method method) {
        this.method = method;
        Class<?> owner = method.getDeclaringClass();
        this.frame = new StackTraceElement(owner.getName(), method.getName(), null, -1);
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
        thrown.setStackTrace(new StackTraceElement[] {frame});
        return thrown;
    }
}
