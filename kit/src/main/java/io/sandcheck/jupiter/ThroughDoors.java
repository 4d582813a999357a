package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Runs a {@link Scenario} or a {@link Guard} through the {@linkplain io.sandcheck.sandbox.Door doors} of an agent. Each
 * door is a variant. It runs only for sandboxes whose definition names the door.
 *
 * <p>A guard runs through the door, and once more through the shell of the same agent. If the act has an effect only
 * through the door, the result is an {@code ESCAPE}: the door allows more than the shell.
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
