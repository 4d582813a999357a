package io.sandcheck.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox that fails to start a command is told from a command that fails. */
class BeginningsTests {

    private static Map<String, String> messages = Map.of();

    @BeforeAll
    static void run(@TempDir Path directory) throws IOException {
        DefinitionCopies copies = new DefinitionCopies(directory);
        messages = SampleRun.of(BeginningsTestCase.class)
                .in(
                        copies.withoutExpectations("ref-start-echoes"),
                        copies.withoutExpectations("ref-start-needs-directory"),
                        copies.withoutExpectations("ref-lacks-shell"))
                .messages();
    }

    @Test
    void sandboxThatPrintsItsCommandLineHasNotStarted() {
        assertThat(messages.get("sample/here in ref-start-echoes@1 workspace-write"))
                .isEqualTo("""
                sample/here in ref-start-echoes@1 workspace-write: UNAVAILABLE [sandbox-start-failed], expected CONFORMS
                because the sandbox would not start: The sandbox does not start: a trivial command ended with exit 1, and no rule knows why.
                what: The sandbox does not start: a trivial command ended with exit 1, and no rule knows why. [sandbox-start-failed] (cause unknown)
                seen: the sandbox says: sandbox: cannot set up namespaces
                do:   Run the sandbox by hand with a trivial command and its own debug output.
                      Check the host features that it needs: user namespaces (unshare -Urn true), Landlock (/sys/kernel/security/lsm), an unmasked /proc.""");
    }

    @Test
    void sandboxThatDoesNotStartForOneCommandIsUnavailableForItInItsOwnWords() {
        assertThat(messages.get("sample/elsewhere in ref-start-needs-directory@1 workspace-write"))
                .isEqualTo("""
                sample/elsewhere in ref-start-needs-directory@1 workspace-write: UNAVAILABLE [mount-point-not-made], expected CONFORMS
                because the sandbox would not start for this command: The sandbox cannot make the mount point that it needs: the directory above it cannot be written.
                what: The sandbox cannot make the mount point that it needs: the directory above it cannot be written. [mount-point-not-made] (probable)
                seen: sandbox: Can't mkdir /proc/.sandbox: Permission denied
                why:  A mount needs an existing file or directory. If there is none, the sandbox makes it in its new root.
                do:   Make the path before the start, outside of the sandbox, as the user who owns the directory. Weakens nothing.
                      Make the sandbox leave out paths that do not exist, or mount a tmpfs on the directory above first. Weakens nothing, but hides the content of that directory.""");
    }

    @Test
    void allOthersConform() {
        assertThat(messages).hasSize(4).allSatisfy((display, message) -> assertThat(message)
                .contains(display.contains("echoes") ? "because the sandbox would not start: " : "/proc/.sandbox"));
    }
}
