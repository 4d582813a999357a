package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Runs a scenario once for each Python. Each is a variant, named {@code python-3.14}. If a host does not have that Python,
 * the variant is not applicable. Without this annotation a scenario uses the newest Python of the host.
 *
 * <pre>
 * &#64;Scenario(id = "python/my-pool")
 * &#64;ForEachPython({"3.12", "3.14"})
 * void makesAPool(SandboxSession sandbox) {
 *     assertThat(sandbox.run(sandbox.python().executable(), "-c", MAKE_A_POOL)).succeeds();
 * }
 * </pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForEachPython {

    /** Major and minor versions: {@code 3.14}. */
    String[] value();
}
