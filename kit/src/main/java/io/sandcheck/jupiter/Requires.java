package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * States the hypothesis that a scenario's workload needs a capability.
 *
 * <pre>
 * &#64;Scenario(id = "cache/in-memory")
 * &#64;Requires("memfd")
 * void cachesInMemory(SandboxSession sandbox) {
 *     assertThat(sandbox.run("tool", "--in-memory")).succeeds();
 * }
 * </pre>
 *
 * <p>This is not a condition: the scenario runs whether or not the capability is granted. The kit checks the hypothesis:
 *
 * <ul>
 *   <li>The workload fails, the capability is denied, and the failure shows that denial: the capability explains it.
 *   <li>The workload fails, but the capability is granted: the failure is not explained by it.
 *   <li>The workload works, but the capability is denied: it found another way, and the result says so.
 * </ul>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Requires.All.class)
public @interface Requires {

    /** Id of the capability: {@code unix-socket-bind}. */
    String value();

    /** Holds several. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {

        /** The hypotheses. */
        Requires[] value();
    }
}
