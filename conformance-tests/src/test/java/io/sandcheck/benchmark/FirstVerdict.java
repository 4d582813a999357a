package io.sandcheck.benchmark;

import java.nio.file.Path;
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
                        new Contestant("the first verdict", 1, this::run),
                        new Contestant("the start of a JVM", 1, nothing::run))
                .lines();
    }

    private void run() {
        List<String> arguments = List.of(
                "run",
                "--sandbox=ref-denies",
                "--scenario=ipc/unix-socket-bind",
                "--host=" + host,
                "--out=" + out.resolve("report"));
        if (sandcheck.until(arguments, Map.of(), line -> line.startsWith("[1/1] "), 0)) {
            throw new IllegalStateException("It has said nothing of a verdict");
        }
    }
}
