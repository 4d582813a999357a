package io.sandcheck.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long the command takes to its first verdict, with one scenario: against the start of a JVM that does nothing. */
record FirstVerdict(Program sandcheck, String host, Scale scale, Path out) {

    List<String> lines() throws Exception {
        Program nothing = new Program(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version"));
        return Contest.of(
                        scale.warmUps(),
                        scale.rounds(),
                        new Contestant("the first verdict", 1, this::seconds),
                        Contestant.of("the start of a JVM", 1, nothing::run))
                .lines();
    }

    /** The run goes on to its end, which does not count. */
    private double seconds() {
        List<String> arguments = List.of(
                "run",
                "--sandbox=ref-denies",
                "--scenario=ipc/unix-socket-bind",
                "--host=" + host,
                "--out=" + out.resolve("report"));
        List<Long> verdicts = new ArrayList<>();
        long begin = System.nanoTime();
        sandcheck.run(
                arguments,
                Map.of(),
                line -> {
                    if (line.startsWith("[1/1] ")) {
                        verdicts.add(System.nanoTime());
                    }
                },
                0);
        return (verdicts.get(0) - begin) / 1e9;
    }
}
