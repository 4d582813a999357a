package io.sandcheck.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.HostKinds;
import io.sandcheck.host.HostProvider;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkTests {

    private static final String NUMBERS =
            "\\d+\\.\\d\\d \\(\\d+\\.\\d\\d to \\d+\\.\\d\\d in \\d+ rounds?; \\S+ m?s / \\S+ m?s\\)";

    @Test
    void eachSubjectIsMeasuredAndPrintedAsARatio() throws Exception {
        HostProvider host = HostKinds.choose("process");
        List<String> sandcheck = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.sandcheck.cli.Main");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            new Benchmark(sandcheck, List.of(host), Scale.TINY, out).run(List.of(Benchmark.Subject.values()));
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines().map(line -> line.replaceFirst(NUMBERS, "RATIO")))
                .containsExactly(
                        "the kit / a shell script: RATIO on host [process]",
                        "true by the runner / by a shell loop: RATIO on host [process]",
                        "output by the runner / by a pipe: RATIO on host [process]",
                        "the first verdict / the start of a JVM: RATIO on host [process]",
                        "each of 20 results in a report / each of 2: RATIO");
    }
}
