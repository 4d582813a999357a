package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs scenarios that are files. The method itself is not called.
 *
 * <pre>
 * class OurScenariosTest {
 *     &#64;ScenarioFiles("src/test/scenarios")
 *     void files() {}
 * }
 * </pre>
 *
 * @see io.sandcheck.scenario.ScenarioFile
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ScenarioExtension.class)
public @interface ScenarioFiles {

    /** Stands for the scenario files of the kit: commands that users run often. */
    String OF_KIT = "sandcheck:scenarios";

    /**
     * Files, folders, or {@link #OF_KIT}. In a folder, all files {@code *.yaml} are run, also those in folders below. A path is
     * relative to the working directory or, if it does not exist there, to the class path. If this is empty, the
     * configuration parameter {@code sandcheck.scenario-files} names the files, separated by commas. If that is empty
     * too, the files in {@code sandcheck/scenarios} on the class path are run.
     */
    String[] value() default {};
}
