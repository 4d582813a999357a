package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Runs a scenario in several variants, whose name its method takes as a {@code String}. Not together with
 * {@link ForEachPython}, each of whose Pythons is a variant already.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForEachVariant {

    /** Names in kebab-case: {@code abstract}. */
    String[] value();
}
