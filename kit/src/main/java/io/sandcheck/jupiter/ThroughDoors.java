package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Makes a {@link Scenario} or a {@link Guard} one about the {@linkplain io.sandcheck.sandbox.Door doors} of an agent, each of which is a
 * variant. It is run for those that the definition of a sandbox names, and for no other sandbox.
 *
 * <p>The session of a guard is run through the door, and once more through the shell of the same agent. An effect through the door alone is
 * an {@code ESCAPE}: the door is wider than the shell.
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
