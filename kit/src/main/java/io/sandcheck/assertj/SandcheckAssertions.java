package io.sandcheck.assertj;

import io.sandcheck.guidance.FailedStart;
import io.sandcheck.inheritance.PolicyInheritance;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.SandboxSession;
import org.apiguardian.api.API;

/**
 * Entry point of the assertions. Import it statically.
 *
 * <pre>
 * import static io.sandcheck.assertj.SandcheckAssertions.assertThat;
 *
 * assertThat(sandbox.run("git", "status", "--porcelain")).succeeds().printsLine("?? a.txt");
 * assertThat(sandbox).hasFile("a.txt");
 * </pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SandcheckAssertions {

    private SandcheckAssertions() {}

    /** Begin assertions on how a command ended and what it wrote. */
    public static CommandResultAssert assertThat(CommandResult actual) {
        return new CommandResultAssert(actual);
    }

    /** Begin assertions on a sandbox that cannot start. */
    public static FailedStartAssert assertThat(FailedStart actual) {
        return new FailedStartAssert(actual);
    }

    /** Begin assertions on what a process may do. */
    public static PolicyFingerprintAssert assertThat(PolicyFingerprint actual) {
        return new PolicyFingerprintAssert(actual);
    }

    /** Begin assertions on a parent session and its children. */
    public static PolicyInheritanceAssert assertThat(PolicyInheritance actual) {
        return new PolicyInheritanceAssert(actual);
    }

    /** Begin assertions on the files of a session's workspace. */
    public static SandboxSessionAssert assertThat(SandboxSession actual) {
        return new SandboxSessionAssert(actual);
    }
}
