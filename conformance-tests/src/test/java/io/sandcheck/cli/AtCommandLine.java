package io.sandcheck.cli;

import io.sandcheck.cli.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The command line with sample scenarios, and what it prints. */
abstract class AtCommandLine {

    static final String SAMPLES = "io.sandcheck.cli.samples";

    @TempDir
    Path directory;

    final Screen screen = new Screen();

    Path definition(String keys) throws IOException {
        Path definition = directory.resolve("mine/sandbox.yaml");
        Files.createDirectories(definition.getParent());
        return Files.writeString(definition, "name: mine\ntitle: Mine\n" + keys);
    }

    int run(String... arguments) {
        return execute(SAMPLES, runArguments(arguments));
    }

    String[] runArguments(String... arguments) {
        List<String> all = new ArrayList<>(List.of("run", "--host", "process", "--out", directory.toString()));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    int execute(String scenarios, String... arguments) {
        return Sandcheck.execute(screen.plain(), List.of(scenarios), arguments);
    }
}
