package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.Capability;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a traced call is the denial of a capability. */
class TracedDenialsTests {

    private final Diagnostician diagnostician = new Diagnostician();

    /** Chromium's message names no call, and its own trace shows that no file of git is what it wants. */
    @Test
    void sameCallWithTheSameErrorForSomethingElseIsNoDenial() {
        TracedCall call = new TracedCall("openat", "openat(AT_FDCWD, \"/proc/self/setgroups\", O_WRONLY)", "EROFS");
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload("No usable sandbox!\n")
                .undeclared(List.of(denied("git-metadata-write", "openat", "EROFS")))
                .calls(List.of(call)));

        assertThat(diagnosis.id()).isNotEqualTo("git-metadata-denied");
        assertThat(diagnosis.title()).contains("/proc/self/setgroups");
    }

    @Test
    void traceThatShowsTheVeryFileConfirmsTheDenial() {
        TracedCall call =
                new TracedCall("openat", "openat(AT_FDCWD, \"/srv/a/.git/index.lock\", O_RDWR|O_CREAT)", "EROFS");
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload("fatal: cannot go on\n")
                .undeclared(List.of(denied("git-metadata-write", "openat", "EROFS")))
                .calls(List.of(call)));

        assertThat(diagnosis.id()).isEqualTo("git-metadata-denied");
    }

    @Test
    void lookupInACacheOfNamesDecidesNothing() {
        TracedCall call = new TracedCall(
                "connect", "connect(4, {sa_family=AF_UNIX, sun_path=\"/var/run/nscd/socket\"}, 110)", "EPERM");
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.workload("out of cheese\n").calls(List.of(call)));

        assertThat(diagnosis.id()).isEqualTo("unexplained");
    }

    /** git status goes on if it cannot refresh its index. */
    @Test
    void callThatFailsInACommandThatDoesNotDecidesNothing() {
        TracedCall call =
                new TracedCall("openat", "openat(AT_FDCWD, \"/srv/a/.git/index.lock\", O_RDWR|O_CREAT)", "EROFS");
        Observation observation = Observation.of(Phase.WORKLOAD, Observed.exited(0, ".agents\n.git\n", ""))
                .outside(Observed.SUCCESS)
                .probes(List.of(denied("no-phantom-files", "lstat", null)))
                .undeclared(List.of(denied("git-metadata-write", "openat", "EROFS")))
                .calls(List.of(call));

        assertThat(diagnostician.diagnose(observation).id()).isEqualTo("phantom-files");
    }

    /** tmux forks with a new terminal. */
    @Test
    void traceKnowsBetterThanTheOutputWhichCallFails() {
        TracedCall call = new TracedCall("openat", "openat(AT_FDCWD, \"/dev/ptmx\", O_RDWR)", "EACCES");
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                        "create window failed: fork failed: Permission denied\n",
                        denied("pseudo-terminal", "openat", "EACCES"))
                .calls(List.of(call)));

        assertThat(diagnosis.id()).isEqualTo("pseudo-terminal-denied");
    }

    /** Cargo goes on without its home, and not without the directory that TMPDIR names. */
    @Test
    void whatIsDeclaredAndDeniedIsNoMisleadingMessageAboutSomethingElse() {
        Diagnosis diagnosis = diagnostician.diagnose(Observed.workload(
                        "error: PathError { path: \"/tmp/claude/x\", err: Os { code: 2, message: \"No such file or directory\" } }\n",
                        denied("temporary-directory-as-set", "mkdir", "ENOENT"))
                .undeclared(List.of(denied("home-cache-write", "mkdir", "EROFS")))
                .calls(List.of(
                        new TracedCall("mkdir", "mkdir(\"/home/somebody/.cargo\", 0777)", "EROFS"),
                        new TracedCall("access", "access(\"/tmp/claude\", R_OK)", "ENOENT"))));

        assertThat(diagnosis.id()).isEqualTo("temporary-directory-missing");
    }

    /** Where no process can be made, none makes a namespace either. */
    @Test
    void processThatCannotBeMadeIsNoNamespaceThatIsDenied() {
        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.workload("sh: 0: Cannot fork: Resource temporarily unavailable\n")
                        .undeclared(List.of(denied("nested-user-namespace", "unshare", "EAGAIN")))
                        .calls(List.of(new TracedCall("clone", "clone(child_stack=NULL, flags=SIGCHLD)", "EAGAIN"))));

        assertThat(diagnosis.id()).isNotEqualTo("nested-user-namespace-denied");
    }

    @Test
    void namespaceIsMadeByCloneToo() {
        Diagnosis diagnosis = diagnostician.diagnose(
                Observed.workload("No usable sandbox!\n", denied("nested-user-namespace", "unshare", "EPERM"))
                        .calls(List.of(new TracedCall(
                                "clone", "clone(child_stack=0x7f, flags=CLONE_NEWUSER|SIGCHLD)", "EPERM"))));

        assertThat(diagnosis.id()).isEqualTo("nested-user-namespace-denied");
    }

    @ParameterizedTest
    @CsvSource({
        "/home/somebody/.cache/tool, true",
        "/root/.npm, true",
        "/srv/runs/1/home/.cargo, true",
        "/home/somebody/go/pkg, true",
        "/home/somebody/workspace/.venv, false",
        "/root/.cache/sandcheck/runs/1/workspace/database, false",
        "/home/somebody/.cache/sandcheck/runs/1/workspace/database, false",
        "/home/somebody/.cache/sandcheck/runs/1/home/.cache/tool, true",
        ".git/index.lock, false"
    })
    void placeOfACacheIsAHiddenDirectoryOfAHome(String path, boolean isOne) {
        TracedCall call = new TracedCall("openat", "openat(AT_FDCWD, \"%s\", O_CREAT)".formatted(path), "EROFS");

        assertThat(KernelObject.of(new Capability("home-cache-write")).isDenied(call, "mkdir"))
                .isEqualTo(isOne);
    }
}
