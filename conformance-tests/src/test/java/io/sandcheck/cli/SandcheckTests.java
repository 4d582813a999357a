package io.sandcheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.RecordedRun.NotRun;
import io.sandcheck.report.RecordedSandbox;
import io.sandcheck.report.RunFile;
import io.sandcheck.report.publication.Publication;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class SandcheckTests extends AtCommandLine {

    @Test
    void aRunWithAnUnexpectedDeviationSaysSoAndEndsWithOne() throws IOException {
        int exitCode = run("--sandbox", "ref-denies-bind", "--policy", "workspace-write");

        assertThat(exitCode).isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out())
                .contains("""
                        Security:      not tested
                        Compatibility: 1 conforms, 1 deviates

                        1 more scenario: no deviation; --verbose shows each

                                  ref-denies-bind@1
                                  ww
                        sample
                          socket  dev!

                        ok=conforms, dev=deviates, !=not as expected
                        ww=workspace-write

                        NOT AS EXPECTED: 1 result

                        DEVIATES  ref-denies-bind
                          in:   ref-denies-bind@1 workspace-write: sample/socket
                        """)
                .contains("[unix-socket-bind-denied] (certain)\n", "probe unix-socket-bind: bind [Errno 1] EPERM\n")
                .endsWith("\n1 of 2 results not as expected. GATE: fail\n");
        assertThat(screen.err().lines().filter(line -> line.startsWith("[")))
                .hasSize(2)
                .anyMatch(line -> line.matches("\\[[12]/2] sample/socket in ref-denies-bind@1 workspace-write:"
                        + " DEVIATES unix-socket-bind-denied, NOT AS EXPECTED.*"));
        assertThat(Files.readAllLines(directory.resolve("results.jsonl"))).hasSize(2);
        assertThat(directory.resolve("junit.xml")).content().contains("<failure type=\"unix-socket-bind-denied\"");
        assertThat(directory.resolve("summary.md"))
                .content()
                .startsWith("## Sandcheck: 1 of 2 results not as expected\n");
        assertThat(Publication.FORMATS).allMatch(format -> Files.exists(directory.resolve(format.fileName())));
    }

    @Test
    void aRunRecordsWhereItRanAndWhatItLeftOut() {
        run("--sandbox", "ref-permits-all", "--scenario", "*/echo", "--policy", "unrestricted");

        RecordedRun run = RunFile.read(directory).runs().get(0);
        assertThat(run.outcome()).isEqualTo("complete");
        assertThat(run.experiments()).isEqualTo(1);
        assertThat(run.arguments()).startsWith("run", "--host", "process").endsWith("--policy", "unrestricted");
        assertThat(run.machine()).containsKeys("kernel.release", "lsm", "os", "java");
        assertThat(run.places()).containsOnlyKeys("this machine", "ref-permits-all@1, unrestricted");
        assertThat(run.sandboxes()).singleElement().satisfies(sandbox -> {
            assertThat(sandbox.definition()).endsWith("/sandboxes/ref-permits-all/sandbox.yaml");
            assertThat(sandbox.policyLines().get("unrestricted")).isGreaterThan(1);
            assertThat(sandbox)
                    .isEqualTo(new RecordedSandbox(
                            "ref-permits-all",
                            "1",
                            "Reference sandbox that permits everything",
                            sandbox.definition(),
                            "this machine",
                            sandbox.policyLines()));
        });
        assertThat(run.notRun())
                .anyMatch(left -> left.what().contains("codex") && left.why().equals("not named by --sandbox"))
                .contains(
                        new NotRun("1 scenario", "not chosen by --scenario"),
                        new NotRun(
                                "policies read-only, read-only+network, workspace-write, workspace-write+allowlist, workspace-write+network",
                                "not chosen by --policy"));
    }

    @Test
    void aRunAsExpectedEndsWithZero() {
        int exitCode = run("--sandbox", "ref-permits-all", "--jobs", "1");

        assertThat(screen.err()).doesNotContain("sandcheck:");
        assertThat(exitCode).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out()).contains("Compatibility: 2 conform\n", "All 2 results as expected. GATE: pass\n");
    }

    @Test
    void startsThatWereRepeatedAreToldAtTheEnd() {
        int exitCode = run("--sandbox", "ref-crashes-at-start", "--scenario", "*/echo");

        assertThat(exitCode).isEqualTo(ExitCode.AS_EXPECTED);
        assertThat(screen.out())
                .contains("Note: 6 starts of ref-crashes-at-start@1 failed at random, and were repeated\n");
    }

    @Test
    void aClassThatFailsBeforeItsScenariosRunIsAFaultOfTheKit() {
        int exitCode = execute("io.sandcheck.cli.broken", runArguments("--sandbox", "ref-permits-all"));

        assertThat(exitCode).isEqualTo(ExitCode.BROKEN);
        assertThat(screen.err())
                .startsWith("sandcheck: java.lang.IllegalStateException: the class broke\n")
                .contains(" is not complete (results are missing): 0 of 1 result\n");
        assertThat(screen.out()).isEmpty();
    }
}
