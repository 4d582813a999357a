package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Makes a {@link Scenario} or a {@link Guard} about the {@linkplain io.sandcheck.sandbox.Door doors} of an agent, each
 * of which is a
 * variant. It runs only for sandboxes whose definition names the door.
 *
 * <p>A guard runs through the door, and once more through the shell of the same agent. If only the door has an effect, it is
 * an {@code ESCAPE}: the door allows more than the shell.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ThroughDoors {

    /** Names of doors: {@code mcp}. */
    String[] value();
}
