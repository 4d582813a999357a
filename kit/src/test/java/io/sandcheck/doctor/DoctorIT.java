package io.sandcheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.container.ContainerHostProvider;
import io.sandcheck.host.container.RequiresDocker;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The causes that differently privileged containers give, found from inside of them. */
@RequiresDocker
class DoctorIT {

    private static final List<String> OF_CONTAINERS =
            List.of("kvm-missing", "cgroup-not-writable", "capability-missing");

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                            | userns-forbidden
            {security-opt: [seccomp=unconfined]}                          | proc-masked
            {security-opt: [seccomp=unconfined], unmasked-proc: true}     |
            {user: root, cap-add: [SYS_ADMIN]}                            | pivot-root-refused proc-masked
            {user: root, security-opt: [seccomp=unconfined], cap-drop: [SETFCAP]} | uid-map-refused
            """)
    void causeIsFound(String container, String causes) throws IOException {
        try (Host host = new ContainerHostProvider().open(sandbox(container), RunOwner.newRun(), line -> {})) {
            assertThat(new Doctor(host, new Diagnostician()).examine(List.of()).causes())
                    .extracting(cause -> cause.diagnosis().id())
                    .filteredOn(id -> !OF_CONTAINERS.contains(id))
                    .containsExactly(causes == null ? new String[0] : causes.split(" ", -1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "none,",
        "no-landlock,                 landlock-missing",
        "pivot-root-refused,          pivot-root-refused",
        "proc-masked,                 proc-masked",
        "root-without-setfcap,        uid-map-refused",
        "uid-map-refused,             uid-map-refused",
        "userns-forbidden,            userns-forbidden",
        "userns-limit-zero,           userns-limit",
        "userns-without-capabilities, userns-capabilities-denied",
    })
    void causeOfAConditionIsFoundAndNoOther(String condition, String cause) {
        assertThat(examined(condition).causes())
                .extracting(found -> found.diagnosis().id())
                .filteredOn(id -> !OF_CONTAINERS.contains(id))
                .containsExactly(cause == null ? new String[0] : new String[] {cause});
    }

    @ParameterizedTest
    @CsvSource({"bwrap-missing, program bwrap", "socat-missing, program socat"})
    void programThatIsMissingIsNamed(String condition, String program) {
        assertThat(examined(condition).prognoses().get(0).outlooks().values())
                .extracting(Outlook::starts, Outlook::missing)
                .containsOnly(tuple(Outlook.Answer.NO, List.of(program)));
    }

    private static Examination examined(String id) {
        Sandbox sandbox = SandboxCatalog.ofFixtures().find("sandbox-runtime");
        HostCondition condition = HostCondition.all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        try (Host host = new ContainerHostProvider().open(sandbox, condition, RunOwner.newRun(), line -> {})) {
            return new Doctor(host, new Diagnostician()).examine(List.of(sandbox));
        }
    }

    private Sandbox sandbox(String container) throws IOException {
        Path file = directory.resolve("mine.yaml");
        Files.writeString(file, """
                name: mine
                title: Mine
                versions: ["1"]
                container: %s
                policies:
                  unrestricted:
                    argv: ["{command}"]
                """.formatted(container));
        return SandboxDefinition.read(file).atDefaultVersion();
    }
}
