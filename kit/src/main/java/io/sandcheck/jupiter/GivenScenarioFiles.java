package io.sandcheck.jupiter;

import java.lang.reflect.Method;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs {@link RunRequest#files}: scenario files that no class names.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GivenScenarioFiles {

    @TestTemplate
    @ExtendWith(ScenarioExtension.class)
    void files() {}

    /** Tell whether a method is the one that runs these files. */
    public static boolean areRunBy(Method method) {
        return method.getDeclaringClass().equals(GivenScenarioFiles.class);
    }
}
