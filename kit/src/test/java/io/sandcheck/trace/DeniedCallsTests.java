package io.sandcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.diagnosis.Diagnosis;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of the denied calls explain a failure. */
class DeniedCallsTests {

    private static final DeniedCalls NOTHING = deniedCalls();

    @Test
    void callsThatTheDiagnosisSpeaksOfComeFirstAndThenTheLatest() {
        DeniedCalls inside = deniedCalls(
                denied("listen(3, 5)", "EPERM"),
                denied("sendto(3, \"\", 1, 0, NULL, 0)", "EACCES"),
                denied("bind(3, NULL, 0)", "EACCES"),
                denied("bind(4, NULL, 0)", "EPERM"),
                denied("ptrace(PTRACE_TRACEME)", "EACCES"));

        assertThat(texts(inside, NOTHING, diagnosis("bind", "EPERM")))
                .containsExactly(
                        "bind(4, NULL, 0) = -1 EPERM",
                        "bind(3, NULL, 0) = -1 EACCES",
                        "listen(3, 5) = -1 EPERM",
                        "ptrace(PTRACE_TRACEME) = -1 EACCES",
                        "sendto(3, \"\", 1, 0, NULL, 0) = -1 EACCES");
    }

    @Test
    void whatIsDeniedOutsideTooExplainsNothing() {
        DeniedCalls inside = deniedCalls(
                denied("openat(AT_FDCWD, \"/tmp/pymp-a1b2c3d4/x\", O_RDONLY)", "EACCES"),
                denied("openat(AT_FDCWD, \"/root/secret\", O_RDONLY)", "EACCES"));
        DeniedCalls outside = deniedCalls(
                denied("openat(AT_FDCWD, \"/tmp/pymp-9f8e7d6c/x\", O_RDONLY)", "EACCES"),
                denied("openat(AT_FDCWD, \"/root/secret\", O_RDONLY)", "EPERM"));

        assertThat(texts(inside, outside, diagnosis(null, null)))
                .containsExactly("openat(AT_FDCWD, \"/root/secret\", O_RDONLY) = -1 EACCES");
    }

    @Test
    void callsThatDifferInNumbersAndMadeUpNamesAreCountedAsOne() {
        DeniedCalls inside = deniedCalls(
                denied(
                        "connect(3, {sa_family=AF_UNIX, sun_path=\"/tmp/pymp-c6mx13mk/sock-a33046558534\"}, 39)",
                        "EPERM"),
                new DeniedCall(
                        "connect(12, {sa_family=AF_UNIX, sun_path=\"/tmp/pymp-x1y2z3aa/sock-b44046558534\"}, 39)",
                        "EPERM",
                        2),
                denied("connect(3, {sa_family=AF_UNIX, sun_path=\"/run/bus\"}, 39)", "EPERM"));

        assertThat(texts(inside, NOTHING, diagnosis(null, null)))
                .containsExactly(
                        "connect(3, {sa_family=AF_UNIX, sun_path=\"/run/bus\"}, 39) = -1 EPERM",
                        "connect(12, {sa_family=AF_UNIX, sun_path=\"/tmp/pymp-x1y2z3aa/sock-b44046558534\"}, 39) = -1 EPERM, 3 times");
    }

    @Test
    void theCacheOfNamesThatIsAskedInVainOutsideTooExplainsNothing() {
        String socket = "socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, 0)";
        DeniedCalls outside = deniedCalls(
                new DeniedCall("connect(5, {sa_family=AF_UNIX, sun_path=\"/var/run/nscd/socket\"}, 110)", "ENOENT", 2));

        assertThat(texts(deniedCalls(new DeniedCall(socket, "EPERM", 2)), outside, diagnosis("socket", "EPERM")))
                .isEmpty();
        assertThat(texts(deniedCalls(new DeniedCall(socket, "EPERM", 3)), outside, diagnosis("socket", "EPERM")))
                .containsExactly(socket + " = -1 EPERM, 3 times");
    }

    @Test
    void pathsThatOnlyTheSandboxHidesAreThoseOfMissingFiles() {
        DeniedCalls inside = deniedCalls(
                denied("access(\"/etc/absent\", F_OK)", "ENOENT"),
                denied("newfstatat(AT_FDCWD, \"/srv/origin\", 0x7ff, 0)", "ENOENT"),
                denied("openat(AT_FDCWD, \"/srv/origin/HEAD\", O_RDONLY)", "ENOENT"),
                denied("openat(AT_FDCWD, \"/proc/5/status\", O_RDONLY)", "ENOENT"),
                denied("openat(AT_FDCWD, \"HEAD\", O_RDONLY)", "ENOENT"),
                denied("openat(AT_FDCWD, \"/srv/secret\", O_RDONLY)", "EACCES"));
        DeniedCalls outside = deniedCalls(denied("access(\"/etc/absent\", F_OK)", "ENOENT"));

        assertThat(inside.notFound(outside)).containsExactly("/srv/origin/HEAD", "/srv/origin");
    }

    @Test
    void traceShowsFiveCallsAndHowManyMore() {
        Trace trace = new Trace(
                Trace.Way.INSIDE,
                Stream.of("a()", "b()", "c()", "d()", "e()", "f()", "g()")
                        .map(call -> denied(call, "EPERM"))
                        .toList(),
                "strace inside of the sandbox");

        assertThat(trace.lines())
                .containsExactly(
                        "trace: a() = -1 EPERM",
                        "       b() = -1 EPERM",
                        "       c() = -1 EPERM",
                        "       d() = -1 EPERM",
                        "       e() = -1 EPERM",
                        "       and 2 more",
                        "       (strace inside of the sandbox)");
        assertThat(Trace.none("no strace").lines()).containsExactly("trace: no strace");
    }

    @Test
    void textsAreOnePrintableLine() {
        assertThat(denied("open(\"\u001b[2J\n\")", "EPERM\u202e").text())
                .isEqualTo("open(\"\\x1b[2J\\n\") = -1 EPERM\\u202e");
        assertThat(Trace.none("a\nb").note()).isEqualTo("a\\nb");
    }

    private static List<String> texts(DeniedCalls inside, DeniedCalls outside, Diagnosis diagnosis) {
        return inside.explaining(outside, diagnosis, "").stream()
                .map(DeniedCall::text)
                .toList();
    }

    private static DeniedCalls deniedCalls(DeniedCall... calls) {
        return new DeniedCalls(true, calls.length, List.of(calls));
    }

    private static DeniedCall denied(String call, String errno) {
        return new DeniedCall(call, errno, 1);
    }

    private static Diagnosis diagnosis(@Nullable String syscall, @Nullable String errno) {
        return new Diagnosis(
                "some-cause",
                Diagnosis.Kind.EXPLAINED,
                "",
                null,
                syscall,
                errno,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }
}
