package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Runs a scenario on hosts with a condition instead of an ordinary host. Both arms run there. It runs only if the run asks
 * for the condition ({@code --condition}, {@code sandcheck.conditions}).
 *
 * <pre>
 * &#64;Scenario(id = "tool/works-without-user-namespaces")
 * &#64;OnHost("userns-forbidden")
 * void works(SandboxSession sandbox) {
 *     assertThat(sandbox.run("tool", "--version")).succeeds();
 * }
 * </pre>
 *
 * <p>The condition is made for real, in a container or a virtual machine, and is checked before anything is judged.
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
