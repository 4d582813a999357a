package io.sandcheck.jupiter;

import io.sandcheck.verdict.Level;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a method a scenario about a sandbox that cannot start: what it tells its user, and whether it runs the command
 * anyway.
 *
 * <pre>
 * &#64;StartUp(id = "startup/names-cause")
 * void namesTheCause(FailedStart start) {
 *     assertThat(start).namesTheCause();
 * }
 * </pre>
 *
 * <p>The method runs for each host condition of the run, but not on the ordinary host. {@link OnHost} can limit it to some
 * conditions. If the sandbox starts on such a host, and confines, the scenario is not applicable.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ScenarioExtension.class)
public @interface StartUp {

    /** Stable id, an area and a name: {@code startup/names-cause}. */
    String id();

    /** Whether it is about security. If it is, a failure is an {@code ESCAPE}. */
    boolean security() default false;

    /** How strongly it is required. */
    Level level() default Level.SHOULD;

    /** Policies under which it is required. If a sandbox does not offer one of them, it does not run under that policy. */
    String[] policies() default {"workspace-write", "workspace-write+network"};

    /** Time limit of each command, in seconds. */
    int timeLimitSeconds() default 20;
}
