package io.sandcheck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.fixture.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real sandbox in a container that gives it less than it needs: one sentence says what is missing, and nothing else fails. */
class LessPrivilegesIT {

    private static final String NO_LANDLOCK =
            "security-opt: ['seccomp={\"defaultAction\": \"SCMP_ACT_ALLOW\", \"syscalls\":"
                    + " [{\"names\": [\"landlock_create_ruleset\"], \"action\": \"SCMP_ACT_ERRNO\", \"errnoRet\": 38}]}']";

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @BeforeAll
    static void requireAnEngine() {
        RealSandboxesIT.requireAnEngine();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bubblewrap     |                                    | UNAVAILABLE | userns-forbidden    | The sandbox may not create a user namespace: clone or unshare with CLONE_NEWUSER failed with EPERM.
            bubblewrap     | security-opt: [seccomp=unconfined] | UNAVAILABLE | proc-masked         | The sandbox may not mount /proc: parts of the host's /proc are masked, as in every ordinary container.
            systemd-nspawn | user: root                         | UNAVAILABLE | capability-missing  | The sandbox lacks CAP_SYS_ADMIN: it may not make namespaces or mounts.
            setpriv        | NO_LANDLOCK                        | UNAVAILABLE | landlock-missing    | The sandbox needs Landlock, or a newer one than this kernel has.
            landrun        | NO_LANDLOCK                        | ESCAPE      | policy-not-enforced | write-outside-workspace must be denied, but succeeded, because there is no Landlock here, and it ran the command without it.
            """)
    void whatIsMissingIsSaidInOneSentence(
            String sandbox, String container, String verdict, String diagnosis, String sentence) throws IOException {
        Path definition = copy(sandbox, container == null ? "" : container.replace("NO_LANDLOCK", NO_LANDLOCK));

        int exitCode = Sandcheck.execute(
                screen.plain(),
                "run",
                "--host",
                "container",
                "--sandbox",
                definition.toString(),
                "--scenario",
                "ipc/unix-socketpair",
                "--out",
                directory.resolve("report").toString());

        assertThat(exitCode).as(screen.out() + screen.err()).isEqualTo(ExitCode.UNEXPECTED);
        List<String> lines = screen.out().lines().toList();
        assertThat(lines).filteredOn(line -> line.startsWith(verdict + "  ")).isNotEmpty();
        assertThat(lines).noneMatch(line -> line.startsWith("DEVIATES  ") || line.startsWith("ERROR  "));
        assertThat(screen.out().replaceAll("\\s+", " ")).contains(" " + sentence + " [" + diagnosis + "] ");
    }

    /** Copy a definition, which asks for this of its container and for nothing else. */
    private Path copy(String sandbox, String container) throws IOException {
        Path copy = Files.createDirectory(directory.resolve(sandbox));
        try (Stream<Path> files = Files.list(Fixtures.folder("sandboxes").resolve(sandbox))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName().toString()));
            }
        }
        Files.deleteIfExists(copy.resolve("expectations.yaml"));
        Path definition = copy.resolve("sandbox.yaml");
        String text = Files.readString(definition).replaceFirst("(?m)^container:\n(?:[ #].*\n)*", "");
        Files.writeString(definition, container.isEmpty() ? text : text + "container:\n  " + container + "\n");
        return copy;
    }
}
