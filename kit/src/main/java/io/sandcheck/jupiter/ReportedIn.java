package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Names the bug reports that a scenario comes from: {@code @ReportedIn("openai/codex#24943")}. With them, {@code sandcheck
 * reproduce} finds the scenario.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ReportedIn {

    /** A repository and a number, {@code openai/codex#24943}, or an address that begins with {@code https://}. */
    String[] value();
}
