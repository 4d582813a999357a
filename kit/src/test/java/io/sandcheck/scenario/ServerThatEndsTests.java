package io.sandcheck.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.fixture.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A sandbox may not let a server start. The workload must not wait until its last try, because it is run up to three times. */
class ServerThatEndsTests {

    private static final int MOST_TRIES = 100;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"php/built-in-server, php, curl", "database/redis, redis-server, redis-cli"})
    void nobodyWaitsForAServerThatHasEnded(String scenario, String server, String client) throws Exception {
        ScenarioFile file = ScenarioFile.read(Fixtures.find("scenarios/" + scenario + ".yaml"));
        program(server, "exit 1");
        program(client, "echo >>tries; exit 1");

        ProcessBuilder shell = new ProcessBuilder(file.work().command()).directory(folder.toFile());
        shell.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
        shell.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
        shell.start().waitFor();

        assertThat(folder.resolve("tries")).isRegularFile();
        assertThat(Files.readAllLines(folder.resolve("tries"))).hasSizeLessThan(MOST_TRIES);
    }

    private void program(String name, String line) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + line + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
