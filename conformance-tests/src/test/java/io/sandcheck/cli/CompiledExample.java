package io.sandcheck.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The Java project of {@code examples/}, compiled into a directory, and the command in a virtual machine of its own. */
final class CompiledExample {

    private static final Path SOURCES = Path.of("../examples/java/src/test");

    private final Path classes;

    private CompiledExample(Path classes) {
        this.classes = classes;
    }

    static CompiledExample in(Path classes) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("-cp", System.getProperty("java.class.path"), "-proc:none", "-d", classes.toString()));
        below(SOURCES.resolve("java")).forEach(source -> arguments.add(source.toString()));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Path resources = SOURCES.resolve("resources");
        for (Path file : below(resources)) {
            Path copy = classes.resolve(resources.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        return new CompiledExample(classes);
    }

    private static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("__pycache__"))
                    .toList();
        }
    }

    /** Execute a subcommand with the project's tests: what it adds to the fixtures is gone with the process. */
    Ended sandcheck(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.sandcheck.cli.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--tests", classes.toString()));
        Path out = Files.createTempFile(classes.getParent(), "out", ".txt");
        Path err = Files.createTempFile(classes.getParent(), "err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Ended(process.waitFor(), Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }

    /** How the command ended. */
    record Ended(int exitCode, String out, String err) {}
}
