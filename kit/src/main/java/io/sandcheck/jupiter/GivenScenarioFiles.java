package io.sandcheck.jupiter;

import java.lang.reflect.Method;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the {@link RunRequest#files}, which belong to no class of a project.
 *
 * @since 0.2
 */
@API(status = API.Status.INTERNAL, since = "0.2")
public final class GivenScenarioFiles {

    @TestTemplate
    @ExtendWith(ScenarioExtension.class)
    void files() {}

    /** Tell whether a method is the one of this class. */
    public static boolean areRunBy(Method method) {
        return method.getDeclaringClass().equals(GivenScenarioFiles.class);
    }
}
