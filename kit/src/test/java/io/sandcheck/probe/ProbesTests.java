package io.sandcheck.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.Python;
import io.sandcheck.host.process.ThisMachine;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.seccomp.SeccompAssembler;
import io.sandcheck.seccomp.SeccompFilter;
import io.sandcheck.seccomp.SeccompRule;
import io.sandcheck.seccomp.SeccompRule.ArgumentEquals;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProbesTests {

    private static Host host;

    /** It is denied without a sandbox too, if the temporary directory is a file system of its own. */
    private static final Capability ACROSS_MOUNTS = new Capability("rename-from-temporary-directory");

    @BeforeAll
    static void open() {
        host = ThisMachine.open();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    static Stream<Arguments> eachProbeOnEachPython() {
        return host.pythons().stream().flatMap(python -> Census.known(host).stream()
                .filter(capability -> !capability.equals(ACROSS_MOUNTS))
                .map(capability -> Arguments.of(capability, python)));
    }

    @ParameterizedTest
    @MethodSource("eachProbeOnEachPython")
    void eachProbeIsGrantedWhereNothingConfinesIt(Capability capability, Python python) {
        CommandResult result = host.run(Command.of(python.executable(), program(capability)));

        assertThat(result.exitCode()).as(result.stderr().text()).isZero();
        assertThat(Json.readObject(result.stdout().text(), "probe"))
                .containsEntry("capability", capability.id())
                .containsEntry("outcome", "granted");
    }

    @Test
    void probesOfTheTestNetworkAreLeftOutWhereThereIsNone() {
        assertThat(Census.known())
                .contains(
                        new Capability("network-icmp-echo"),
                        new Capability("network-name-resolution"),
                        new Capability("network-tcp-connect"));
        assertThat(Census.known(host)).noneMatch(capability -> capability.id().startsWith("network"));
    }

    @ParameterizedTest
    @CsvSource({
        "unix-socket-bind,          socket,     EPERM",
        "unix-socket-bind,          bind,       EACCES",
        "unix-socket-bind,          listen,     ENOSYS",
        "unix-socket-bind-abstract, bind,       EPERM",
        "unix-socket-connect,       connect,    EPERM",
        "unix-socket-connect,       accept4,    EPERM",
        "unix-socketpair,           socketpair, EPERM",
        "unix-socket-fd-passing,    sendmsg,    EPERM",
        "unix-socket-fd-passing,    recvmsg,    EPERM",
        "process-fork,              clone,      EAGAIN",
        "process-exec,              clone,      EAGAIN",
        "connect-tcp,               connect,    ENETUNREACH",
        "temporary-directory,       mkdir,      EROFS",
    })
    void aDenialNamesTheSystemCallAndItsErrno(String capability, String syscall, String errno) {
        SeccompFilter filter = SeccompAssembler.assemble(List.of(new SeccompRule(syscall, null, errno)));

        CommandResult result = probe(capability, filter);

        assertThat(result.exitCode()).as(result.stderr().text()).isEqualTo(1);
        assertThat(Json.readObject(result.stdout().text(), "probe"))
                .containsEntry("capability", capability)
                .containsEntry("outcome", "denied")
                .containsEntry("syscall", syscall)
                .containsEntry("errno", errno);
    }

    @Test
    void aProbeThatIsKilledDiesOfTheSignal() {
        SeccompFilter filter = SeccompAssembler.assemble(List.of(new SeccompRule("bind", null, "kill")));

        assertThat(probe("unix-socket-bind", filter).signal()).isEqualTo("SIGSYS");
    }

    @Test
    void aConditionOnAnArgumentLeavesOtherFamiliesAlone() {
        SeccompFilter filter =
                SeccompAssembler.assemble(List.of(new SeccompRule("socket", new ArgumentEquals(0, 2), "EPERM")));

        assertThat(probe("connect-tcp", filter).exitCode()).isEqualTo(1);
        assertThat(probe("unix-socket-bind", filter).exitCode()).isZero();
    }

    @Test
    void anExecutionThatFailsIsDenied() {
        CommandResult result = inProbes("import sys, process_exec; sys.executable = '/etc/passwd'; "
                + "process_exec.main('process-exec', process_exec.exercise)");

        assertThat(Json.readObject(result.stdout().text(), "probe"))
                .containsEntry("outcome", "denied")
                .containsEntry("syscall", "execve")
                .containsEntry("errno", "EACCES");
    }

    private static String python() {
        return host.pythons().get(0).executable();
    }

    private static String program(Capability capability) {
        return "%s/probes/%s.py"
                .formatted(host.layout().fixtures(), capability.id().replace('-', '_'));
    }

    private static CommandResult probe(String capability, SeccompFilter filter) {
        return host.run(
                Command.of(python(), program(new Capability(capability))).withSeccompFilter(filter));
    }

    private static CommandResult inProbes(String program) {
        return host.run(
                Command.of(python(), "-c", program).withDirectory(host.layout().fixtures() + "/probes"));
    }
}
