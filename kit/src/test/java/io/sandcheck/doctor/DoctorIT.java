package io.sandcheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.diagnosis.Diagnostician;
import io.sandcheck.host.Host;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.container.ContainerHostProvider;
import io.sandcheck.host.container.RequiresDocker;
import io.sandcheck.sandbox.Sandbox;
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
