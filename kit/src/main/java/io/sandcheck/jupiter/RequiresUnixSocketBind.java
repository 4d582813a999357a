package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says that the scenario's workload probably needs to bind a Unix socket to a path and listen on it (unix(7)).
 *
 * <pre>
 * &#64;Scenario(id = "formatter/in-parallel")
 * &#64;RequiresUnixSocketBind
 * void formatsInParallel(SandboxSession sandbox) {
 *     assertThat(sandbox.run("black", "--workers", "2", "src")).succeeds();
 * }
 * </pre>
 *
 * <p>It skips nothing. If the sandbox denies {@code bind} and the workload fails, the denial explains why.
 *
 * @see Requires
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Requires("unix-socket-bind")
public @interface RequiresUnixSocketBind {}
