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
 * @since 0.2
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.2")
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ScenarioExtension.class)
public @interface ScenarioFiles {

    /** Stands for the files that come with the kit: what users of sandboxes run most. */
    String OF_KIT = "sandcheck:scenarios";

    /**
     * {@link #OF_KIT}; files, and folders whose files {@code *.yaml} are taken, those of their folders too. A path counts from the working
     * directory; if there is nothing, it is looked up on the class path. Empty for what the configuration parameter
     * {@code sandcheck.scenario-files} names, separated by commas; if it names none, for those in {@code sandcheck/scenarios}
     * on the class path.
     */
    String[] value() default {};
}
