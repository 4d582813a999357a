package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Makes a {@link Scenario} about a parent session and its children: each child must be able to do what its parent can do,
 * and no more.
 *
 * <pre>
 * &#64;Scenario(id = "agent/children-keep-policy", policies = "workspace-write")
 * &#64;InheritsParentPolicy(children = 2, lines = {"connect-*", "Seccomp"})
 * void childrenMayDoWhatTheirParentMay(PolicyInheritance family) {
 *     assertThat(family).everyChildMatchesItsParent();
 * }
 * </pre>
 *
 * <p>The method takes the family, a {@link io.sandcheck.inheritance.PolicyInheritance}. It can also take a
 * {@link io.sandcheck.session.SandboxSession}, which is the parent.
 *
 * <p>If the sandbox has a session adapter, parent and children are sessions of it. If it has none, the parent is a process
 * in the sandbox and starts the children. Outside they are ordinary processes, which may do the same.
 *
 * <p>A child that may do more than its parent is an {@code ESCAPE}, whatever the method asserts.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface InheritsParentPolicy {

    /** Minimum number of children. There is at least one for each way in which the sandbox can make them. */
    int children() default 2;

    /** How many children each child has. */
    int grandchildren() default 0;

    /**
     * Policy under which the parent is opened. It is changed to the scenario's policy while the parent runs, before it has
     * children. Empty: the parent is opened under the scenario's policy.
     */
    String openedUnder() default "";

    /** Whether the children already run when the policy is changed, and must follow the change. */
    boolean whileTheyRun() default false;

    /** Whether parent and children ask that a command runs outside of the sandbox. Not every agent can be asked. */
    boolean asksToLeave() default false;

    /** Whether the parent also has a child in each role of the agent. If the agent has no roles, nothing is tried. */
    boolean inRoles() default false;

    /**
     * Which lines of a fingerprint matter, as globs of their names: {@code connect-*}, or {@code marker *} for
     * variables. If the list is empty, no fingerprints are taken.
     */
    String[] lines() default "*";
}
