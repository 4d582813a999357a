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
 * Makes a method a guard: a scenario about an act that a policy forbids. Inside of the sandbox it must have no effect
 * outside.
 *
 * <p>The method takes a {@link io.sandcheck.session.SandboxSession}, in which it tries the act, and
 * {@link io.sandcheck.session.Surroundings}, where it sets up what must be out of reach and notes the effects that it
 * sees. It asserts nothing of the act itself. It is run once outside, where the act must have its effect, or the result is
 * {@code INCONCLUSIVE}; and once inside: an effect there is an {@code ESCAPE}, whatever the sandbox or its exit code say.
 *
 * <p>A sandbox whose definition says, under {@code does-not-promise}, that its makers do not promise to deny it, is
 * {@code NOT_APPLICABLE} with their word. The act is tried all the same, and the result says what was seen of it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ScenarioExtension.class)
public @interface Guard {

    /** Stable id, an area and a name: {@code guard/write-home}. */
    String id();

    /**
     * The act, among those that are tried before anything is believed, that this is a case of:
     * {@code write-outside-workspace}. Who does not promise to deny that does not promise this either.
     */
    String act() default "";

    /** How strongly it is required. */
    Level level() default Level.MUST;

    /** Policies that forbid it; a sandbox that does not offer one of them is not asked for it. */
    String[] policies() default {"read-only", "read-only+network", "workspace-write", "workspace-write+network"};

    /** Time limit of each command, in seconds. */
    int timeLimitSeconds() default 20;
}
