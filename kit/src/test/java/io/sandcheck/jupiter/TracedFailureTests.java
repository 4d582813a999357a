package io.sandcheck.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails in a sandbox is run once more under strace, from where the sandbox lets it. */
class TracedFailureTests {

    private static final String DENIED_BIND =
            "trace: bind\\(\\d+, \\{sa_family=AF_UNIX, sun_path=\"/\\S+/socket\"\\}, \\d+\\) = -1 EPERM\n";

    @TempDir
    private Path directory;

    @BeforeAll
    static void requireStrace() {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":", -1)).anyMatch(path -> Files.exists(Path.of(path, "strace"))),
                "needs strace");
    }

    @Test
    void deniedCallIsShownAsTheWorkloadMadeIt() throws IOException {
        assertThat(traced("bind", new DefinitionCopies(directory).withoutExpectations("ref-denies-bind")))
                .containsPattern(DENIED_BIND + "       \\(strace inside of the sandbox\\)$");
    }

    @Test
    void tracedArmsAreApart() throws IOException {
        assertThat(traced("bindOnce", new DefinitionCopies(directory).withoutExpectations("ref-denies-bind")))
                .containsPattern(DENIED_BIND);
    }

    @Test
    void callThatKillsIsShown() throws IOException {
        assertThat(traced("bind", new DefinitionCopies(directory).withoutExpectations("ref-kills")))
                .containsPattern("trace: bind\\(\\d+, .* killed the process \\(SIGSYS\\)\n"
                        + "       \\(strace inside of the sandbox\\)$");
    }

    @Test
    void sandboxThatForbidsTracingIsTracedFromOutside() throws IOException {
        assertThat(traced("bind", sandbox("\"{command}\"", "bind", "ptrace")))
                .containsPattern(
                        DENIED_BIND
                                + "       \\(strace around the sandbox; inside of it: .*PTRACE_TRACEME.*: Operation not permitted\\)$");
    }

    @Test
    void whereNeitherWorksItSaysSo() throws IOException {
        Path sandbox = sandbox(
                "sh, -c, 'if grep -q \"^TracerPid:.[1-9]\" /proc/$$/status; then echo no tracers >&2; exit 9; fi; exec \"$@\"',"
                        + " sh, \"{command}\"",
                "bind",
                "ptrace");

        assertThat(traced("bind", sandbox))
                .containsPattern(
                        "\ntrace: strace works neither inside of the sandbox \\(.*PTRACE_TRACEME.*: Operation not"
                                + " permitted\\) nor around it \\(no tracers\\)$");
    }

    @Test
    void startThatFailsIsTracedAroundTheSandbox() throws IOException {
        assertThat(traced("bind", sandbox("chroot, /, \"{command}\"", "chroot")))
                .contains("UNAVAILABLE")
                .endsWith("\ntrace: chroot(\"/\") = -1 EPERM\n       (strace around the sandbox)");
    }

    @Test
    void startThatStraceChangesIsNotTakenForTheOther() throws IOException {
        Path sandbox = sandbox(
                "sh, -c, 'grep -q \"^TracerPid:.[1-9]\" /proc/$$/status && echo traced >&2 || echo not traced >&2; exit 9',"
                        + " sh, \"{command}\"",
                "bind");

        assertThat(traced("bind", sandbox))
                .endsWith(
                        "\ntrace: under strace it ends differently (traced); set-user-ID programs lose their rights there");
    }

    @Test
    void callThatIsDeniedToACommandThatWorksIsNoCause() throws IOException {
        assertThat(traced("bindUnlessTraced", new DefinitionCopies(directory).withoutExpectations("ref-denies-bind")))
                .endsWith(
                        "\ntrace: it did not fail under strace, so no call is known to be the cause; strace inside of the sandbox");
    }

    @Test
    void hangWithoutADeniedCallSaysSo() throws IOException {
        assertThat(traced("quick", new DefinitionCopies(directory).withoutExpectations("ref-hangs")))
                .endsWith("\ntrace: no call was denied that is not denied outside too; strace inside of the sandbox");
    }

    @Test
    void pathThatExistsOutsideIsToldEvenIfTheWorkloadDoesNotSpeakOfIt() throws IOException {
        Path sandbox = sandbox("\"{command}\"", "access");
        Files.writeString(sandbox, Files.readString(sandbox).replace("EPERM", "ENOENT"));

        assertThat(traced("findFile", sandbox))
                .contains("file-missing")
                .contains("/etc/passwd exists outside, but the workload does not find it inside.");
    }

    @Test
    void nothingIsTracedUnlessAskedFor() throws IOException {
        Path sandbox = new DefinitionCopies(directory).withoutExpectations("ref-denies-bind");

        assertThat(SampleRun.of(WorkloadsTestCase.class, "bind")
                        .in(sandbox)
                        .problem()
                        .getMessage())
                .doesNotContain("trace:");
    }

    private static String traced(String method, Path sandbox) {
        return String.valueOf(SampleRun.of(WorkloadsTestCase.class, method)
                .with("sandcheck.trace", "true")
                .with("sandcheck.policies", "workspace-write")
                .in(sandbox)
                .problem()
                .getMessage());
    }

    /** Write a sandbox that denies system calls. */
    private Path sandbox(String argv, String... denied) throws IOException {
        StringBuilder definition = new StringBuilder("""
                name: mine
                title: Mine
                versions: ["1"]
                leaves-open: {write-outside-workspace: it is a sample, connect-loopback: it is a sample}
                policies:
                  workspace-write:
                    argv: [%s]
                    seccomp:
                """.formatted(argv));
        for (String call : denied) {
            definition.append("      - {deny: ").append(call).append(", with: EPERM}\n");
        }
        Path file = directory.resolve("sandbox.yaml");
        Files.writeString(file, definition);
        return file;
    }
}
