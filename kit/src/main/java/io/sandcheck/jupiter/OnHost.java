package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Runs a scenario on hosts with a condition, instead of on an ordinary one, where the run asks for that condition
 * ({@code --condition}, {@code sandcheck.conditions}). Both arms are run there.
 *
 * <p>A condition is made for real, in a container, and seen to hold before anything is judged.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnHost {

    /** Ids of conditions: {@code userns-forbidden}; {@code none} for an ordinary host. */
    String[] value();
}
