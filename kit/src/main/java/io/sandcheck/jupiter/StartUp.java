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
 * Makes a method a scenario about a sandbox that cannot start: what it tells its user, and what it does all the same.
 *
 * <p>The method takes a {@link io.sandcheck.guidance.FailedStart} and asserts what is demanded of it. It is run for each
 * host condition that the run asks for, the ordinary host aside, unless {@link OnHost} names those that it is about. A
 * sandbox that starts on such a host, and confines, has nothing to tell: the scenario is not applicable.
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

    /** Whether it is about security: whatever fails is an {@code ESCAPE} then. */
    boolean security() default false;

    /** How strongly it is required. */
    Level level() default Level.SHOULD;

    /** Policies under which it is required; a sandbox that does not offer one of them is not asked for it. */
    String[] policies() default {"workspace-write", "workspace-write+network"};

    /** Time limit of each command, in seconds. */
    int timeLimitSeconds() default 20;
}
