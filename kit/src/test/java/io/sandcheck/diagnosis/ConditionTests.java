package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static io.sandcheck.diagnosis.Observed.exited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each condition lets a rule match, and keeps it from matching. */
class ConditionTests {

    private static final TracedCall DENIED_CALL =
            new TracedCall("openat", "openat(AT_FDCWD, \"/srv/x\", O_RDWR)", "EROFS");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource
    void ruleMatchesOnlyIfItsConditionHolds(String when, Observation holding, Observation other) throws IOException {
        assertThat(diagnose(when, holding).id()).isEqualTo("mine");
        assertThat(diagnose(when, other).id()).isNotEqualTo("mine");
    }

    static Stream<Arguments> ruleMatchesOnlyIfItsConditionHolds() {
        Observation failed = inside(exited(1, "", "no\n"));
        Observation bind = failed.probes(List.of(denied("unix-socket-bind", "bind", "EPERM")));
        Observation killed = failed.probes(List.of(Observed.killed("unix-socket-bind", "bind")));
        Observation library = failed.probes(List.of(denied("posix-semaphore", "sem_open", "EPERM")));
        CommandResult long1 = Observed.result(1, null, false, Observed.whole("x"), cut());
        return Stream.of(
                arguments("denied: {capability: [unix-*]}", bind, library),
                arguments("denied: {capability: ['*'], syscall: [bind]}", bind, library),
                arguments("denied: {capability: ['*'], errno: [EPERM]}", bind, killed),
                arguments("denied: {capability: ['*'], signal: [SIGSYS]}", killed, bind),
                arguments("denied: {capability: ['*']}, system-call: true", bind, library),
                arguments("denied: {capability: ['*']}, system-call: false", library, bind),
                arguments("undeclared: [unix-socket-bind]", library, bind),
                arguments("stdout: yes", inside(exited(1, "yes\n", "")), inside(exited(1, "", "yes\n"))),
                arguments("stderr: yes", inside(exited(1, "", "yes\n")), inside(exited(1, "yes\n", ""))),
                arguments("output: yes", inside(exited(1, "", "yes\n")), failed),
                arguments(
                        "denied: {capability: ['*']}, names-errno: true",
                        bind(inside(exited(1, "", "bind: Operation not permitted\n"))),
                        bind),
                arguments(
                        "denied: {capability: ['*']}, names-errno: false",
                        bind,
                        bind(inside(exited(1, "", "bind: Operation not permitted\n")))),
                arguments("names-call: true", inside(exited(1, "", "mount: Operation not permitted\n")), failed),
                arguments(
                        "denied: {capability: ['*']}, names-other-errno: true",
                        bind(inside(exited(1, "", "open: Read-only file system\n"))),
                        bind(inside(exited(1, "", "bind: Operation not permitted\n")))),
                arguments("traced: true", failed.calls(List.of()), failed),
                arguments("traced: false", failed, failed.calls(List.of())),
                arguments("traced-call: {}", failed.calls(List.of(DENIED_CALL)), failed.calls(List.of())),
                arguments(
                        "traced-call: {call: [openat]}",
                        failed.calls(List.of(DENIED_CALL)),
                        failed.calls(List.of(unlink()))),
                arguments(
                        "traced-call: {errno: [EROFS]}",
                        failed.calls(List.of(DENIED_CALL)),
                        failed.calls(List.of(unlink()))),
                arguments(
                        "denied: {capability: ['*']}, traced-denial: true",
                        bind.calls(List.of(
                                new TracedCall("bind", "bind(3, {sa_family=AF_UNIX, sun_path=\"s\"}, 4)", "EPERM"))),
                        bind.calls(List.of(DENIED_CALL))),
                arguments("exit-code: [1, 2]", failed, inside(exited(3, "", ""))),
                arguments(
                        "exit-code-changed: true",
                        failed.outside(exited(0, "", "")),
                        failed.outside(exited(1, "", ""))),
                arguments(
                        "exit-code-changed: false",
                        failed.outside(exited(1, "", "")),
                        failed.outside(exited(0, "", ""))),
                arguments("ended-by: SIGKILL", inside(Observed.killed("SIGKILL")), inside(Observed.killed("SIGTERM"))),
                arguments("ended-by: [SIGKILL, SIGTERM]", inside(exited(143, "", "")), inside(exited(142, "", ""))),
                arguments("timed-out: true", inside(Observed.hung("")), failed),
                arguments("timed-out: false", failed, inside(Observed.hung(""))),
                arguments("flooded: true", inside(long1).outside(exited(0, "", "")), failed.outside(exited(0, "", ""))),
                arguments(
                        "flooded: false",
                        inside(long1).outside(long1),
                        inside(long1).outside(exited(0, "", ""))),
                arguments(
                        "act: [write-home]",
                        failed.fact(Fact.ATTEMPTED, "read-home write-home"),
                        failed.fact(Fact.ATTEMPTED, "write-home-later")),
                arguments(
                        "facts: {network: 'off'}", failed.fact(Fact.NETWORK, "off"), failed.fact(Fact.NETWORK, "on")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            output: no                                              | PROBABLE
            exit-code: [1]                                          | PROBABLE
            output: no, exit-code-changed: true                     | CERTAIN
            denied: {capability: ['*']}                             | PROBABLE
            denied: {capability: ['*']}, output: no                 | CERTAIN
            """)
    void twoObservationsOfDifferentKindsMakeACauseCertain(String when, Confidence confidence) throws IOException {
        Observation observation = bind(inside(exited(1, "", "no\n"))).outside(exited(0, "", ""));

        assertThat(diagnose(when, observation).confidence()).isEqualTo(confidence);
    }

    private Diagnosis diagnose(String when, Observation observation) throws IOException {
        Path file = Files.writeString(
                directory.resolve("mine.yaml"),
                "rules: [{id: mine, phase: [workload], title: x, when: {" + when + "}}]");
        return new Diagnostician(DiagnosisRules.read(file)).diagnose(observation);
    }

    private static Observation inside(CommandResult result) {
        return Observation.of(Phase.WORKLOAD, result);
    }

    private static Observation bind(Observation observation) {
        return observation.probes(List.of(denied("unix-socket-bind", "bind", "EPERM")));
    }

    private static TracedCall unlink() {
        return new TracedCall("unlink", "unlink(\"/srv/x\")", "EACCES");
    }

    private static Output cut() {
        return new Output(new byte[1], new byte[1], 100);
    }
}
