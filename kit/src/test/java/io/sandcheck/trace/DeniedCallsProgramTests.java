package io.sandcheck.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.Command;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code denied_calls.py} makes of what strace writes. */
class DeniedCallsProgramTests {

    private Host host;

    @BeforeEach
    void open() {
        host = ThisMachine.open();
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void onlyWhatFailsWithOneOfTheErrorsIsTold() {
        assertThat(deniedCalls("""
                        7     openat(AT_FDCWD, "/etc/passwd", O_RDONLY) = 3
                        7     openat(AT_FDCWD, "/no", O_RDONLY) = -1 ENOENT (No such file or directory)
                        7     openat(AT_FDCWD, "/root/x", O_RDONLY) = -1 EACCES (Permission denied)
                        7     bind(3, {sa_family=AF_UNIX, sun_path="/tmp/s"}, 110) = -1 EPERM (Operation not permitted)
                        7     +++ exited with 1 +++
                        """, "EPERM"))
                .isEqualTo(told(false, 5, denied("bind(3, {sa_family=AF_UNIX, sun_path=\"/tmp/s\"}, 110)")));
    }

    @Test
    void whatTheSandboxDoesBeforeTheCommandBeginsAndBesideItIsNotTheCommands() {
        assertThat(deniedCalls("""
                        1     mount("proc", "/newroot/proc", "proc", 0, NULL) = -1 EPERM (Operation not permitted)
                        2     setns(3, 0) = -1 EPERM (Operation not permitted)
                        2     chdir("/sandcheck-begins") = -1 ENOENT (No such file or directory)
                        1     umount2("/old", 0) = -1 EPERM (Operation not permitted)
                        2     bind(3, NULL, 0) = -1 EPERM (Operation not permitted)
                        3     listen(4, 5) = -1 EPERM (Operation not permitted)
                        """, "EPERM"))
                .isEqualTo(told(true, 6, denied("bind(3, NULL, 0)"), denied("listen(4, 5)")));
    }

    @Test
    void ofABufferTheBeginningIsTold() {
        String zeros = "\\0".repeat(40);
        assertThat(deniedCalls("""
                        7     write(1, "%s"..., 1048576) = -1 EPERM (Operation not permitted)
                        7     openat(3, "%s", O_RDONLY) = -1 EPERM (Operation not permitted)
                        """.formatted(zeros.repeat(5), "d".repeat(60)), "EPERM"))
                .isEqualTo(told(
                        false,
                        2,
                        denied("write(1, \"%s\"..., 1048576)".formatted(zeros)),
                        denied("openat(3, \"%s\", O_RDONLY)".formatted("d".repeat(60)))));
    }

    @Test
    void callThatAnotherProcessInterruptsIsPutTogether() {
        assertThat(deniedCalls("""
                        7     sendto(5, "\\0", 1, 0 <unfinished ...>
                        8     bind(3, NULL, 0) = -1 EPERM (Operation not permitted)
                        7     <... sendto resumed>, NULL, 0) = -1 EPERM (Operation not permitted)
                        """, "EPERM"))
                .isEqualTo(told(false, 3, denied("bind(3, NULL, 0)"), denied("sendto(5, \"\\0\", 1, 0, NULL, 0)")));
    }

    @Test
    void callThatKillsIsTheLastOneOfItsProcess() {
        DeniedCall killer = new DeniedCall("bind(3, NULL, 0)", "SIGSYS", 1);

        assertThat(deniedCalls("""
                        7     socket(AF_UNIX, SOCK_STREAM, 0) = 3
                        7     bind(3, NULL, 0) = 49
                        8     getpid() = 8
                        7     +++ killed by SIGSYS (core dumped) +++
                        """, "EPERM")).isEqualTo(told(false, 4, killer));
        assertThat(deniedCalls("""
                        7     socket(AF_UNIX, SOCK_STREAM, 0) = 3
                        7     bind(3, NULL, 0 <unfinished ...>
                        7     +++ killed by SIGSYS +++
                        """, "EPERM").calls())
                .extracting(DeniedCall::text)
                .containsExactly("bind(3, NULL, 0 killed the process (SIGSYS)");
    }

    @Test
    void callThatFailsAgainIsToldOnceAndLast() {
        assertThat(deniedCalls("""
                        7     bind(3, NULL, 0) = -1 EPERM (Operation not permitted)
                        7     listen(3, 5) = -1 EPERM (Operation not permitted)
                        7     bind(3, NULL, 0) = -1 EPERM (Operation not permitted)
                        """, "EPERM"))
                .isEqualTo(told(false, 3, denied("listen(3, 5)"), new DeniedCall("bind(3, NULL, 0)", "EPERM", 2)));
    }

    @Test
    void traceThatASandboxWroteIsBoundedAndHarmless() {
        String longCall = "7     open(\"" + "x".repeat(5_000) + "\") = -1 EPERM (Operation not permitted)\n";
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 1_200; i++) {
            many.append("7     open(\"").append(i).append("\") = -1 EPERM (Operation not permitted)\n");
        }
        DeniedCalls calls =
                deniedCalls("\0\u001b[2J\n7 \u001b[2J(\u202e) = -1 EPERM\n" + longCall + many + "7     bind(", "EPERM");

        assertThat(calls.calls()).hasSize(1_000).allSatisfy(call -> assertThat(call.call())
                .matches("open\\(\"\\d+\"\\)"));
    }

    private DeniedCalls deniedCalls(String trace, String... errors) {
        String directory = host.makeDirectory(host.layout().outside());
        host.put(directory + "/trace", trace.getBytes(StandardCharsets.UTF_8), false);
        String[] argv = new String[3 + errors.length];
        argv[0] = host.pythons().get(0).executable();
        argv[1] = host.layout().fixtures() + "/tracing/denied_calls.py";
        argv[2] = directory + "/trace";
        System.arraycopy(errors, 0, argv, 3, errors.length);
        String answer =
                host.run(Command.of(argv).withDirectory(directory)).stdout().text();
        return Json.read(answer, DeniedCalls.class, "calls");
    }

    private static DeniedCalls told(boolean began, int lines, DeniedCall... calls) {
        return new DeniedCalls(began, lines, List.of(calls));
    }

    private static DeniedCall denied(String call) {
        return new DeniedCall(call, "EPERM", 1);
    }
}
