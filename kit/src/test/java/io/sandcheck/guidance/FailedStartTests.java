package io.sandcheck.guidance;

import static io.sandcheck.assertj.SandcheckAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.diagnosis.Shortcoming;
import io.sandcheck.host.HostCondition;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.session.StartAttempt;
import io.sandcheck.session.StartCheck;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailedStartTests {

    private static final String OF_DEBIAN =
            "bwrap: No permissions to create a new namespace, likely because the kernel does not allow non-privileged"
                    + " user namespaces. See <https://deb.li/bubblewrap>.";
    private static final String BUNDLED = OF_DEBIAN.substring(0, OF_DEBIAN.indexOf(" See"))
            + " On e.g. debian this can be enabled with 'sysctl kernel.unprivileged_userns_clone=1'.";

    /** What real sandboxes were seen to say, and what of it names the cause, a check, a remedy. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            userns-without-capabilities | bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted      |                         |                                       |
            pivot-root-refused          | bwrap: pivot_root: Operation not permitted                        |                         |                                       |
            proc-masked                 | bwrap: Can't mount proc on /proc: Operation not permitted         |                         |                                       |
            uid-map-refused             | bwrap: setting up uid map: Operation not permitted                |                         |                                       |
            userns-limit-zero           | bwrap: Creating new namespace failed: nesting depth or /proc/sys/user/max_*_namespaces exceeded (ENOSPC) | a limit of namespaces | the sysctl user.max_user_namespaces |
            no-landlock                 | missing kernel Landlock support. Got Landlock ABI v0, wanted V5   | a kernel without Landlock |                                     |
            no-landlock                 | setpriv: landlock_create_ruleset failed: Function not implemented | a kernel without Landlock |                              |
            bwrap-missing               | Error: bubblewrap (bwrap) not found in PATH, apt install bubblewrap | bubblewrap is not installed | the search path                 | installing it
            """)
    void conceptsAreRecognizedInWhateverWords(
            String condition, String message, String cause, String check, String remedy) {
        FailedStart start = start("bubblewrap", condition, message + "\n", 1);

        assertThat(start.causes()).isEqualTo(new Named(listed(cause), List.of()));
        assertThat(start.checks()).isEqualTo(new Named(listed(check), List.of()));
        assertThat(start.remedies()).isEqualTo(new Named(listed(remedy), List.of()));
    }

    @Test
    void messageThatTheDistributionGaveALinkLostItsRemedy() {
        FailedStart ofDebian = start("bubblewrap", "userns-forbidden", OF_DEBIAN, 1);
        FailedStart bundled = start("codex", "userns-forbidden", BUNDLED, 1);

        assertThat(ofDebian.causes().right()).containsExactly("user namespaces");
        assertThat(ofDebian.remedies().right()).isEmpty();
        assertThat(bundled.checks().right()).containsExactly("the sysctl kernel.unprivileged_userns_clone");
        assertThat(bundled.remedies().right()).containsExactly("switching user namespaces on");
    }

    @Test
    void wrongCauseMisleadsUnlessARightOneIsNamedToo() {
        String wrong =
                "libminijail[1]: clone(CLONE_NEWPID | ...) failed with EPERM; is this process missing CAP_SYS_ADMIN?";

        assertThat(start("minijail", "userns-forbidden", wrong, 1).causes().misleads())
                .isTrue();
        assertThat(start("minijail", "userns-forbidden", wrong + "\nOr user namespaces are forbidden.", 1)
                        .causes()
                        .misleads())
                .isFalse();
        assertThatThrownBy(() -> assertThat(start("minijail", "userns-forbidden", wrong, 1))
                        .namesTheCause())
                .hasMessage("it names the wrong cause, capabilities; here, a seccomp filter forbids user namespaces; it"
                        + " says: " + wrong);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bubblewrap | bwrap: pivot_root: Operation not permitted     | true
            codex      | bwrap: pivot_root: Operation not permitted     | false
            codex      | error: the sandbox could not be started        | true
            codex      | Codex failed to run the command                | true
            codex      | Permission denied                              | false
            codex      | sandbox ready                                  | false
            """)
    void sandboxSpeaksOfItselfByItsNameItsProgramOrTheWord(String sandbox, String message, boolean says) {
        assertThat(start(sandbox, "userns-forbidden", message, 1).saysThatTheSandboxFailed())
                .isEqualTo(says);
    }

    @Test
    void commandThatIsBlamedIsNoFailureOfTheSandbox() {
        assertThatThrownBy(
                        () -> assertThat(start("codex", "userns-forbidden", "sandbox: command was denied by policy", 1))
                                .saysThatTheSandboxFailed())
                .hasMessageStartingWith("it blames the command, but the sandbox failed; it says: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 126, 127, 137})
    void codeThatCommandsEndWithIsMistakenForTheirs(int exitCode) {
        assertThat(start("codex", "userns-forbidden", "", exitCode).couldBeTheCommandsOwnEnd())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {125, 69, 101, 255})
    void otherCodesAreTheSandboxsOwn(int exitCode) {
        assertThat(start("codex", "userns-forbidden", "", exitCode)).endsAsNoCommandDoes();
    }

    @Test
    void effectAndResidueAreTold() {
        CommandResult result = result("", 1);
        FailedStart start = new FailedStart(
                SandboxCatalog.ofFixtures().find("codex"),
                HostCondition.find("no-landlock").orElseThrow(),
                new StartAttempt(
                        new StartCheck(result, null, false, false),
                        "the file x was made",
                        null,
                        List.of("file /tmp/y")));

        assertThatThrownBy(() -> assertThat(start).failsClosed())
                .hasMessage("it ran the command unconfined: the file x was made");
        assertThatThrownBy(() -> assertThat(start).leavesNothingBehind()).hasMessage("it leaves behind: file /tmp/y");
    }

    /** Assertions of one's own and those of the kit alike: what was seen decides, not how it is told. */
    @Test
    void plainAssertionLeavesBehindWhatIsLacking() {
        FailedStart misleading = start("bubblewrap", "no-landlock", OF_DEBIAN, 1);

        assertThatThrownBy(() ->
                        assertThat(misleading.causes().misleads()).as("mine").isFalse())
                .hasMessageContaining("mine");
        assertThat(misleading.shortcoming()).contains(Shortcoming.NAMES_WRONG);
        assertThatThrownBy(() -> assertThat(misleading.words()).contains("Landlock"));
        assertThat(misleading.shortcoming()).contains(Shortcoming.NAMES_WRONG);
        assertThat(misleading.couldBeTheCommandsOwnEnd()).isTrue();
        assertThat(misleading.shortcoming()).contains(Shortcoming.ORDINARY_EXIT);
        assertThat(misleading.residue()).isEmpty();
        assertThat(misleading.shortcoming()).isEmpty();
    }

    @Test
    void assertionOfTheKitNamesTheSameWhateverItQuotes() {
        FailedStart misleading = start("bubblewrap", "no-landlock", OF_DEBIAN, 1);

        assertThatThrownBy(() -> assertThat(misleading).namesTheCause()).isInstanceOf(AssertionError.class);
        assertThat(misleading.shortcoming()).contains(Shortcoming.NAMES_WRONG);
        assertThatThrownBy(() -> assertThat(misleading).endsAsNoCommandDoes()).isInstanceOf(AssertionError.class);
        assertThat(misleading.shortcoming()).contains(Shortcoming.ORDINARY_EXIT);
    }

    @Test
    void hostileTextIsBoundedAndNamesNothing() {
        String flood = "\u001b[2J" + "a".repeat(2_000_000) + "\n";

        FailedStart start = start("codex", "userns-forbidden", flood, 1);

        assertThat(start.causes()).isEqualTo(new Named(List.of(), List.of()));
        assertThat(start.words()).hasSizeLessThanOrEqualTo(400).doesNotContain("\u001b");
    }

    private static List<String> listed(String name) {
        return name == null ? List.of() : List.of(name);
    }

    private static FailedStart start(String sandbox, String condition, String stderr, int exitCode) {
        return new FailedStart(
                SandboxCatalog.ofFixtures().find(sandbox),
                HostCondition.find(condition).orElseThrow(),
                new StartAttempt(new StartCheck(result(stderr, exitCode), null, false, false), "", null, List.of()));
    }

    private static CommandResult result(String stderr, int exitCode) {
        byte[] bytes = stderr.getBytes(StandardCharsets.UTF_8);
        return new CommandResult(
                List.of("x"),
                exitCode,
                null,
                false,
                Output.EMPTY,
                new Output(bytes, new byte[0], bytes.length),
                Duration.ZERO,
                List.of());
    }
}
