package io.sandcheck.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.fixture.CacheDirectory;
import io.sandcheck.report.JournalReader;
import io.sandcheck.report.RecordedRun;
import io.sandcheck.report.RecordedRun.NotRun;
import io.sandcheck.report.RunFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTests {

    @TempDir
    Path directory;

    @Test
    void ctrlCLeavesThePartialReportAndNothingElse() throws Exception {
        Path out = directory.resolve("report");
        Process command = start(out);
        List<String> lines = new ArrayList<>();
        try (BufferedReader err = new BufferedReader(new InputStreamReader(command.getErrorStream(), UTF_8))) {
            // The sandbox that permits all comes to its end; the one that hangs does not for a long time.
            readUntil("[1/2] ", err, lines);
            new ProcessBuilder("kill", "-INT", String.valueOf(command.pid()))
                    .start()
                    .waitFor();
            err.lines().forEach(lines::add);
        }

        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(command.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(lines).last().isEqualTo("sandcheck: interrupted; the report in [" + out + "] ends here");
        assertThat(scenariosOf(out)).containsExactly("ipc/unix-socketpair in ref-permits-all@1 unrestricted");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(out.resolve("junit.xml").toFile());
        assertThat(out.resolve("summary.md")).content().contains("1 result, as expected", "interrupted");
        RecordedRun run = RunFile.read(out).runs().get(0);
        assertThat(run.outcome()).isEqualTo("interrupted");
        assertThat(run.notRun()).contains(new NotRun("1 of 2 experiments", "the run was interrupted"));
        assertThat(directory.resolve("sandcheck/runs")).isEmptyDirectory();
        assertThat(command.descendants()).isEmpty();
    }

    /** A shell may have started the build with SIGINT ignored, which is inherited. */
    private Process start(Path out) throws IOException {
        Path cache = Files.createDirectories(directory.resolve("sandcheck"));
        Path pythons = Files.createDirectories(CacheDirectory.path().resolve("pythons"));
        Files.createSymbolicLink(cache.resolve("pythons"), pythons);
        ProcessBuilder command = new ProcessBuilder("env", "--default-signal=INT", java());
        command.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.command().addAll(List.of("run", "--host", "process", "--scenario", "ipc/unix-socketpair"));
        command.command().addAll(List.of("--sandbox", "ref-permits-all", "--sandbox", "ref-hangs"));
        command.command().addAll(List.of("--jobs", "2", "--out", out.toString()));
        command.environment().put("XDG_CACHE_HOME", directory.toString());
        return command.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void readUntil(String start, BufferedReader reader, List<String> lines) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(line);
            if (line.startsWith(start)) {
                return;
            }
        }
        throw new AssertionError("The command ended before it was interrupted: " + lines);
    }

    private static List<String> scenariosOf(Path out) {
        List<String> scenarios = new ArrayList<>();
        try (JournalReader results = JournalReader.open(out.resolve("results.jsonl"))) {
            results.forEach((offset, result) -> scenarios.add(result.label() + " in " + result.settingLabel()));
        }
        return scenarios;
    }
}
