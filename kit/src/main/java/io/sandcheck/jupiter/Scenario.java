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
 * <p>The method takes a {@link io.sandcheck.session.SandboxSession}, runs commands in it and asserts what must come of
 * them. It is run for each sandbox of the run, for each policy and each Python of the scenario: once outside, for all
 * sandboxes of a host together, and once inside. It cannot tell which, and must not depend on having run before.
 *
 * <p>What a policy forbids is not for a scenario, but for a {@link Guard}.
 *
 * <p>A result that is not as expected fails the test: {@code CONFORMS} is expected, unless a file
 * {@code expectations.yaml} beside the sandbox says otherwise.
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

    /** Policies under which it is required; a sandbox that does not offer one of them is not asked for it. */
    String[] policies() default {"workspace-write", "workspace-write+network", "unrestricted"};

    /** Time limit of each command, in seconds; a command that takes longer hangs. */
    int timeLimitSeconds() default 20;
}
