package io.sandcheck.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is expected of a sandbox decides whether a result fails. */
class ExpectedOutcomeTests {

    private static final String ONCE_DENIED = """
            - scenario: ipc/*
              verdict: DEVIATES
              diagnosis: unix-socketpair-denied
              reason: before version 1 it denied socket pairs
            """;

    @TempDir
    private Path directory;

    @Test
    void deviationsThatAreRecordedSucceedAlsoInParallelAndStrictly() {
        SampleRun.Results results = SampleRun.of(WorkloadsTestCase.class, "bind", "socketpair", "forkserver")
                .with("sandcheck.strict", "true")
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
                .in("ref-denies-bind", "ref-denies-unix-sockets", "ref-kills", "ref-lacks-syscalls", "ref-permits-all");

        results.tests().assertStatistics(count -> count.started(18).succeeded(18));
    }

    @Test
    void containerThatIsTheSandboxDoesNotApplyWhereTheHostIsNone() {
        SampleRun.Results results =
                SampleRun.of(WorkloadsTestCase.class, "quick").in("plain-container");

        results.tests().assertStatistics(count -> count.started(2).aborted(2));
        assertThat(results.problem()).hasMessage("""
                        sample/quick in plain-container@1 workspace-write: NOT_APPLICABLE, expected CONFORMS
                        because the sandbox is a container, which the host [process] cannot make; run it with --host container""");
    }

    @Test
    void betterThanExpectedSucceeds() throws IOException {
        better().in(sandbox()).tests().assertStatistics(count -> count.started(1)
                .succeeded(1));
    }

    @Test
    void betterThanExpectedFailsWhereTheRunIsStrictAndSaysWhatToEdit() throws IOException {
        SampleRun.Results results = better().with("sandcheck.strict", "true").in(sandbox());

        results.tests().assertStatistics(count -> count.started(1).failed(1));
        assertThat(results.problem()).hasMessage("""
                        ipc/unix-socketpair in ref-permits-all@1 unrestricted: CONFORMS, expected DEVIATES [unix-socketpair-denied]
                        because it works inside as it does outside
                        expected at %1$s/ref-permits-all/expectations.yaml:1: before version 1 it denied socket pairs
                        better than expected by 1; to expect that,
                        in %1$s/ref-permits-all/expectations.yaml before line 1, whose rule is about more than this, put:
                        +- scenario: ipc/unix-socketpair
                        +  policies: [unrestricted]
                        +  versions: "=1"
                        +  verdict: CONFORMS
                        +  # seen: conforms since 1
                        +  reason: FILL IN why this is expected""".formatted(directory));
    }

    @Test
    void anotherDiagnosisThanExpectedFailsAndSaysWhereItIsWritten() throws IOException {
        SampleRun.Results results = SampleRun.of(WorkloadsTestCase.class, "bind")
                .in(new DefinitionCopies(directory).expecting("ref-kills", ONCE_DENIED));

        results.tests().assertStatistics(count -> count.started(1).failed(1));
        assertThat(results.problem())
                .message()
                .startsWith("ipc/unix-socket-bind in ref-kills@1 workspace-write: DEVIATES [killed-by-seccomp],"
                        + " expected DEVIATES [unix-socketpair-denied]\n")
                .endsWith("\nexpected at %s/ref-kills/expectations.yaml:1: before version 1 it denied socket pairs"
                        .formatted(directory));
    }

    private static SampleRun better() {
        return SampleRun.of(WorkloadsTestCase.class, "socketpair");
    }

    private Path sandbox() throws IOException {
        return new DefinitionCopies(directory).expecting("ref-permits-all", ONCE_DENIED);
    }
}
