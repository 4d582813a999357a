package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a trace of both arms shows decides, as far as the output does not speak of something else. */
class TracedCallTests {

    private static final TracedCall BIND =
            new TracedCall("bind", "bind(3, {sa_family=AF_UNIX, sun_path=\"s\"}, 4)", "EPERM");
    private static final TracedCall OPTION =
            new TracedCall("setsockopt", "setsockopt(3, SOL_SOCKET, SO_PASSCRED, [1], 4)", "EPERM");
    private static final TracedCall LOCK = new TracedCall(
            "openat", "openat(AT_FDCWD, \"/home/u/.git/index.lock\", O_RDWR|O_CREAT|O_EXCL, 0666)", "EROFS");
    private static final TracedCall SEARCH = new TracedCall("newfstatat", "newfstatat(AT_FDCWD, \"/opt/x\")", "ENOENT");

    private final Diagnostician diagnostician = new Diagnostician();

    @Test
    void whatIsWrittenOrSentIsNotWhatACallIsAbout() {
        assertThat(List.of(
                        new TracedCall("pwrite64", "pwrite64(5, \"\\0\", 1, 8191)", "EFBIG"),
                        new TracedCall("sendto", "sendto(5, \"/x\", 2, 0, NULL, 0)", "EPERM"),
                        new TracedCall(
                                "sendto",
                                "sendto(5, \"/x\", 2, 0, {sa_family=AF_UNIX, sun_path=\"/run/s\"}, 9)",
                                "EPERM"),
                        new TracedCall("readlink", "readlink(\"/srv/x\", 0x7ff, 64)", "EACCES")))
                .extracting(TracedCall::what)
                .containsExactly("pwrite64", "sendto", "sendto of /run/s", "readlink of /srv/x");
    }

    @Test
    void callIsNamedByItsPathOrIfItsErrorIsSpecificByTheLastPart() {
        assertThat(LOCK.isNamedIn("cannot write /home/u/.git/index.lock")).isTrue();
        assertThat(LOCK.isNamedIn("cannot write index.lock")).isTrue();
        assertThat(LOCK.isNamedIn("cannot write index")).isFalse();
        assertThat(OPTION.isNamedIn("setsockopt: SO_PASSCRED")).isFalse();
        assertThat(SEARCH.isNamedIn("x: not found")).isFalse();
        assertThat(new TracedCall("mkdir", "mkdir(\"/srv/ab\", 0777)", "EACCES").isNamedIn("ab: no"))
                .isFalse();
        assertThat(new TracedCall("mkdir", "mkdir(\"/srv/abc\", 0777)", "EACCES").isNamedIn("abc: no"))
                .isTrue();
        assertThat(new TracedCall("mkdir", "mkdir(\"abc\", 0777)", "EACCES").isNamedIn("'abc': no"))
                .isTrue();
        assertThat(new TracedCall("mkdir", "mkdir(\"abc\", 0777)", "EACCES").isNamedIn("xabcx"))
                .isFalse();
        assertThat(new TracedCall("mkdir", "mkdir(\"/root/.java\", 0777)", "EACCES").isNamedIn("at Preferences.java:8"))
                .isFalse();
    }

    @Test
    void callThatKillsHasNoErrno() {
        assertThat(new TracedCall("bind", "bind(3)", "SIGSYS").line()).isEqualTo("bind(3) killed the process (SIGSYS)");
        assertThat(new TracedCall("bind", "bind(3)", "EPERM").line()).isEqualTo("bind(3) = -1 EPERM");
    }

    @Test
    void callThatTheOutputSpeaksOfIsCertain() {
        Diagnosis diagnosis =
                diagnose("fatal: Unable to create '/home/u/.git/index.lock': Read-only file system\n", SEARCH, LOCK);

        assertThat(diagnosis.id()).isEqualTo("file-system-read-only");
        assertThat(diagnosis.title())
                .isEqualTo(
                        "openat of /home/u/.git/index.lock failed with EROFS (Read-only file system) inside, but not outside.");
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(diagnosis.syscall()).isEqualTo("openat");
        assertThat(diagnosis.errno()).isEqualTo("EROFS");
        assertThat(diagnosis.sources()).contains("https://github.com/openai/codex/issues/7071");
        assertThat(diagnosis.advice().get(0)).startsWith("Let commands write .git");
    }

    @Test
    void callIsProbableIfTheOutputNamesTheErrorOfAnotherToo() {
        TracedCall connect =
                new TracedCall("connect", "connect(4, {sa_family=AF_INET6, sin6_port=htons(1)}, 28)", "EADDRNOTAVAIL");
        TracedCall settings = new TracedCall("mkdir", "mkdir(\"/root/.java\", 0777)", "EACCES");
        String output = "warning: /root/.java: Permission denied\n";

        assertThat(diagnose(output, connect, settings).confidence()).isEqualTo(Confidence.CERTAIN);
        assertThat(diagnose(output + "ERROR: Cannot assign requested address\n", connect, settings)
                        .confidence())
                .isEqualTo(Confidence.PROBABLE);
    }

    @Test
    void callThatTheCLibraryDoesOtherwiseIfItIsMissingExplainsNothing() {
        TracedCall clone =
                new TracedCall("clone3", "clone3({flags=CLONE_VM|CLONE_THREAD, exit_signal=0}, 88)", "ENOSYS");

        assertThat(diagnose("cannot start\n", clone).id()).isEqualTo("unexplained");
    }

    @Test
    void callThatTheOutputSaysNothingOfIsProbable() {
        Diagnosis diagnosis = diagnose("cannot start\n", OPTION);

        assertThat(diagnosis.title())
                .isEqualTo(
                        "setsockopt(SOL_SOCKET, SO_PASSCRED) failed with EPERM (Operation not permitted) inside, but not"
                                + " outside.");
        assertThat(diagnosis.confidence()).isEqualTo(Confidence.PROBABLE);
    }

    @Test
    void oneOfSeveralThatTheOutputSaysNothingOfIsNotChosen() {
        assertThat(diagnose("cannot start\n", OPTION, BIND).confidence()).isEqualTo(Confidence.UNKNOWN);
    }

    @Test
    void anotherErrorThanThatOfTheOutputExplainsNothing() {
        assertThat(diagnose("tool: Connection refused\n", OPTION).confidence()).isEqualTo(Confidence.UNKNOWN);
    }

    @Test
    void errorThatProgramsExpectExplainsOnlyWhatIsSaidOfIt() {
        assertThat(diagnose("cannot start\n", SEARCH).confidence()).isEqualTo(Confidence.UNKNOWN);
        assertThat(diagnose("tool: /opt/x: No such file or directory\n", SEARCH).confidence())
                .isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void deniedProbeIsNoCauseIfAnotherCallFailsWithItsError() {
        Observation observation =
                Observed.workload("tool: Operation not permitted\n", denied("unix-socket-bind", "bind", "EPERM"));

        assertThat(diagnostician.diagnose(observation.calls(List.of(OPTION))).title())
                .startsWith("setsockopt");
        Diagnosis agreed = diagnostician.diagnose(observation.calls(List.of(BIND)));
        assertThat(agreed.id()).isEqualTo("unix-socket-bind-denied");
        assertThat(agreed.confidence()).isEqualTo(Confidence.CERTAIN);
    }

    @Test
    void messageIsMisleadingOnlyIfTheTraceShowsTheDeniedCall() {
        Observation observation =
                Observed.workload("tool: No space left on device\n", denied("unix-socket-bind", "bind", "EPERM"));

        assertThat(diagnostician.diagnose(observation.calls(List.of(BIND))).kind())
                .isEqualTo(Diagnosis.Kind.MISLEADING);
        assertThat(diagnostician.diagnose(observation.calls(List.of())).kind()).isEqualTo(Diagnosis.Kind.UNEXPLAINED);
    }

    @Test
    void nobodyIsToldToRunStraceAfterItRan() {
        assertThat(diagnose("cannot start\n").advice()).noneMatch(line -> line.contains("Run it under strace"));
        assertThat(diagnostician.diagnose(Observed.workload("cannot start\n")).advice())
                .anyMatch(line -> line.contains("Run it under strace"));
    }

    /** What jshell says if neither its settings can be written nor its other half be reached. */
    @Test
    void callThatTheOutputNamesForItsErrorOutweighsOneWhoseErrorItOnlyNames() {
        TracedCall settings = new TracedCall("mkdir", "mkdir(\"/root/.java\", 0777)", "EACCES");
        TracedCall connect = new TracedCall(
                "connect",
                "connect(4, {sa_family=AF_INET6, sin6_port=htons(1), inet_pton(AF_INET6, \"::1\", &sin6_addr)}, 28)",
                "EADDRNOTAVAIL");
        String output = """
                WARNING: java.io.IOException: Permission denied
                    at Preferences.java:885
                ERROR: transport error 202: connect failed: Cannot assign requested address
                """;

        assertThat(diagnose(output, settings, connect).title()).startsWith("connect of ::1 failed with EADDRNOTAVAIL");

        Diagnosis diagnosis =
                diagnostician.diagnose(Observed.workload(output, denied("loopback-connect", "connect", "ENETUNREACH"))
                        .calls(List.of(settings, connect)));

        assertThat(diagnosis.id()).isEqualTo("loopback-down");
        assertThat(diagnosis.evidence().get(0)).contains("::1");
        assertThat(diagnosis.evidence().get(1)).endsWith("connect failed: Cannot assign requested address");
    }

    private Diagnosis diagnose(String output, TracedCall... calls) {
        return diagnostician.diagnose(Observed.workload(output).calls(List.of(calls)));
    }
}
