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
 * Makes a method a guard: a scenario about an act that a policy forbids. If the act is tried inside of the sandbox, it must
 * have no effect outside.
 *
 * <pre>
 * &#64;Guard(id = "guard/make-pipe-in-home", policies = "workspace-write")
 * void makesAPipeInTheHomeDirectory(SandboxSession sandbox, Surroundings around) {
 *     String pipe = around.directoryInHome() + "/pipe";
 *     sandbox.attempt("make_pipe.py", pipe);
 *     around.effect(around.exists(pipe), "the named pipe " + pipe + " was made");
 * }
 * </pre>
 *
 * <p>The method tries the act in the {@link io.sandcheck.session.SandboxSession}. In the
 * {@link io.sandcheck.session.Surroundings} it sets up the victim, and reports the effects that it sees from outside. It
 * asserts nothing about the act itself. It runs once outside of the sandbox: if the act has no effect there, the result is
 * {@code INCONCLUSIVE}. Then it runs inside: an effect is an {@code ESCAPE}, whatever the sandbox or its exit code says.
 *
 * <p>A definition can say, under {@code does-not-promise}, that the sandbox's makers do not promise to deny the act. Then
 * the result is {@code NOT_APPLICABLE}, with their words. The act is tried anyway, and the result says what happened.
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
     * The act that this guard is a case of, if any: {@code write-outside-workspace} or {@code connect-loopback}. If
     * the makers of a sandbox do not promise to deny that act, the sandbox need not deny this guard either.
     */
    String act() default "";

    /** How strongly it is required. */
    Level level() default Level.MUST;

    /** Policies that forbid it. If a sandbox does not offer one of them, the guard does not run under it. */
    String[] policies() default {"read-only", "read-only+network", "workspace-write", "workspace-write+network"};

    /** Time limit of each command, in seconds. */
    int timeLimitSeconds() default 20;
}
