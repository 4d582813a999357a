package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says that a scenario's workload probably needs a capability. This is a hypothesis.
 *
 * <pre>
 * &#64;Scenario(id = "cache/in-memory")
 * &#64;Requires("memfd")
 * void cachesInMemory(SandboxSession sandbox) {
 *     assertThat(sandbox.run("tool", "--in-memory")).succeeds();
 * }
 * </pre>
 *
 * <p>It is not a condition: the scenario runs whether or not the sandbox grants the capability. The kit then checks the
 * hypothesis:
 *
 * <ul>
 *   <li>The workload fails, the capability is denied, and the failure shows that denial: the capability explains it.
 *   <li>The workload fails, but the capability is granted: the capability does not explain the failure.
 *   <li>The workload works, but the capability is denied: the workload found another way, and the result says so.
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

    /** Container for several hypotheses. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {

        /** The hypotheses. */
        Requires[] value();
    }
}
