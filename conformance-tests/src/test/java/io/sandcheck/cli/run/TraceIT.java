package io.sandcheck.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.conformance.Engine;
import io.sandcheck.fixture.Fixtures;
import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedTrace;
import io.sandcheck.trace.DeniedCall;
import io.sandcheck.trace.Trace.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fails in a real sandbox is traced from where that sandbox lets it be traced. */
class TraceIT {

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @BeforeAll
    static void requireAnEngine() {
        Engine.require();
    }

    @Test
    void sandboxThatForbidsPtraceIsTracedFromOutside() {
        RecordedTrace trace = trace("codex@0.124.0", "ipc/unix-socket-bind");

        assertThat(trace.way()).isEqualTo(Way.OUTSIDE);
        assertThat(trace.calls().get(0).name()).isEqualTo("bind");
        assertThat(trace.calls().get(0).errno()).isEqualTo("EPERM");
        assertThat(trace.note())
                .startsWith("strace around the sandbox; inside of it: ")
                .endsWith("PTRACE_TRACEME: Operation not permitted");
        assertThat(screen.out()).contains("\n  trace: bind(").contains(" = -1 EPERM\n");
    }

    @Test
    void sandboxOfNamespacesIsTracedInside() throws IOException {
        RecordedTrace trace = trace(definition("bubblewrap", "0.13", """
                        container: {security-opt: [seccomp=unconfined], unmasked-proc: true}
                        policies:
                          workspace-write:
                            argv: [bwrap, --unshare-all, --die-with-parent, --ro-bind, /, /, --proc, /proc, --tmpfs, /tmp,
                              --bind, "{workspace}", "{workspace}", "--", "{command}"]
                        """), "python/fork-pool");

        assertThat(trace.way()).isEqualTo(Way.INSIDE);
        assertThat(trace.note()).isEqualTo("strace inside of the sandbox");
        assertThat(trace.calls()).extracting(DeniedCall::text).anySatisfy(call -> assertThat(call)
                .startsWith("openat(AT_FDCWD, \"/dev/shm/")
                .contains(" = -1 EROFS"));
    }

    /** A filter denies ptrace inside, and strace around it takes its set-user-ID bit away. */
    @Test
    void whereASandboxCannotBeTracedItSaysWhy() throws IOException {
        RecordedTrace trace = trace(definition("firejail", "0.9.80", """
                        container: {cap-add: [SYS_ADMIN, NET_ADMIN], environment: {container: docker}}
                        policies:
                          workspace-write:
                            argv: [firejail, --noprofile, --deterministic-exit-code, --net=none, --private-tmp,
                              --protocol=inet, "--seccomp.drop=ptrace", --read-only=/, "--read-only={home}",
                              "--read-write={workspace}", "--", "{command}"]
                        """), "ipc/unix-socket-bind");

        assertThat(trace.way()).isEqualTo(Way.NONE);
        assertThat(trace.calls()).isEmpty();
        assertThat(trace.note())
                .matches("strace works neither inside of the sandbox \\(.*PTRACE.*: Operation not permitted.*\\)"
                        + " nor around it \\(.*\\)");
    }

    @Test
    void startThatFailsIsTraced() throws IOException {
        RecordedTrace trace = trace(definition("bubblewrap", "0.13", """
                        policies:
                          workspace-write:
                            argv: [bwrap, --unshare-user, --ro-bind, /, /, "--", "{command}"]
                        """), "ipc/unix-socket-bind");

        assertThat(trace.way()).isEqualTo(Way.OUTSIDE);
        assertThat(trace.calls().get(0).text())
                .startsWith("clone(")
                .contains("CLONE_NEWUSER")
                .endsWith(" = -1 EPERM");
    }

    /** Write a sandbox that is installed as one of the kit's is. */
    private String definition(String name, String version, String rest) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.write(
                folder.resolve("Dockerfile"),
                Files.readAllBytes(Fixtures.folder("sandboxes").resolve(name).resolve("Dockerfile")));
        Files.writeString(
                folder.resolve("sandbox.yaml"),
                "name: %s\ntitle: A sample\nversions: ['%s']\ninstall: {dockerfile: Dockerfile}\n%s"
                        .formatted(name, version, rest));
        return folder.toString();
    }

    private RecordedTrace trace(String sandbox, String scenario) {
        Path out = directory.resolve("report");
        Sandcheck.execute(
                screen.plain(),
                "run",
                "--trace",
                "--verbose",
                "--host",
                "container",
                "--sandbox",
                sandbox,
                "--policy",
                "workspace-write",
                "--scenario",
                scenario,
                "--out",
                out.toString());
        List<RecordedTrace> traces = new ArrayList<>();
        try (JournalReader journal = JournalReader.open(out.resolve("results.jsonl"))) {
            journal.forEach((offset, result) ->
                    traces.add(Objects.requireNonNull(result.trace(), () -> result.label() + screen.err())));
        }
        return traces.get(0);
    }
}
