package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Runs a scenario once for each variant. The method takes the name of the variant as a {@code String}.
 *
 * <pre>
 * &#64;Scenario(id = "tar/unpack")
 * &#64;ForEachVariant({"gzip", "xz"})
 * void unpacks(SandboxSession sandbox, String compression) {
 *     assertThat(sandbox.run("tar", "--" + compression, "-xf", archive(compression))).succeeds();
 * }
 * </pre>
 *
 * <p>It cannot be used with {@link ForEachPython}, which makes a variant of each Python.
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
