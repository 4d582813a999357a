package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Names the programs that a scenario runs and that not every host has: {@code @NeedsTools("black")}. If one is not
 * installed, the scenario is not applicable. Unlike {@link Requires}, this says nothing about the sandbox: the kit looks
 * for the programs outside of it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsTools {

    /** Names of programs, looked up in {@code PATH}: {@code black}. */
    String[] value();
}
