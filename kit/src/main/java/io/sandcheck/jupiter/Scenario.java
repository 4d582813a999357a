package io.sandcheck.jupiter;

import io.sandcheck.verdict.Level;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Makes a method a scenario: a workload that works outside of a sandbox and must work inside.
 *
 * <pre>
 * &#64;Scenario(id = "formatter/in-parallel")
 * &#64;ReportedIn("openai/codex#24943")
 * &#64;RequiresUnixSocketBind
 * void formatsInParallel(SandboxSession sandbox) {
 *     assertThat(sandbox.run("black", "--workers", "2", "src")).succeeds();
 * }
 * </pre>
 *
 * <p>The method takes a {@link io.sandcheck.session.SandboxSession}, runs commands in it and asserts the result. It runs for
 * each sandbox, policy and Python: once outside of the sandbox and once inside. One run outside serves all sandboxes of a
 * host. The method cannot tell where it runs, and must not depend on earlier runs.
 *
 * <p>If a policy forbids what the method does, write a {@link Guard} instead.
 *
 * <p>The test fails if the result is not as expected. {@code CONFORMS} is expected, unless {@code expectations.yaml} beside
 * the sandbox says otherwise.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ScenarioExtension.class)
public @interface Scenario {

    /** Stable id, an area and a name: {@code python/forkserver-pool}. */
    String id();

    /** How strongly it is required. */
    Level level() default Level.MUST;

    /** Policies under which it is required. If a sandbox does not offer one of them, it does not run under that policy. */
    String[] policies() default {"workspace-write", "workspace-write+network", "unrestricted"};

    /** Time limit of each command, in seconds. A command that takes longer counts as a hang. */
    int timeLimitSeconds() default 20;
}
