package io.sandcheck.replay;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.HostLayout;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.shell.ShellScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the kit and of the sandbox that commands use. */
final class ReplayFiles {

    /** Modules of a program are beside it. */
    private static final String MODULE = "_";

    private final List<String> words;
    private final HostLayout layout;
    private final Sandbox sandbox;

    ReplayFiles(List<Command> commands, HostLayout layout, Sandbox sandbox) {
        this.words = commands.stream()
                .flatMap(command -> Stream.concat(command.argv().stream(), command.environment().values().stream()))
                .toList();
        this.layout = layout;
        this.sandbox = sandbox;
    }

    void write(ShellScript script) {
        Map<String, Path> files = new TreeMap<>();
        addFixtures(files);
        addOfSandbox(files);
        files.forEach((path, file) -> script.write(path, read(file), isOfSandbox(path)));
    }

    private void addFixtures(Map<String, Path> files) {
        String prefix = layout.fixtures() + "/";
        words.stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .forEach(name -> {
                    Path fixture = Fixtures.find(name);
                    files.putAll(below(fixture, prefix + name));
                    files.putAll(modules(name, prefix));
                });
    }

    private static Map<String, Path> below(Path fixture, String path) {
        if (!Files.isDirectory(fixture)) {
            return Files.exists(fixture) ? Map.of(path, fixture) : Map.of();
        }
        Map<String, Path> files = new TreeMap<>();
        list(fixture).forEach(file -> files.putAll(below(file, path + "/" + file.getFileName())));
        return files;
    }

    /** A project's program can also use the kit's modules, which are beside it on the host. */
    private static Map<String, Path> modules(String program, String prefix) {
        Map<String, Path> modules = new TreeMap<>();
        String folder = program.replaceFirst("/.*", "");
        Fixtures.entries(folder).forEach((name, file) -> {
            if (name.matches(MODULE + "[a-z_]+\\.py")) {
                modules.put(prefix + folder + "/" + name, file);
            }
        });
        return modules;
    }

    /** If the commands use one of them, all are added, because they may use each other. */
    private void addOfSandbox(Map<String, Path> files) {
        if (words.stream().anyMatch(word -> word.contains(ofSandbox()))) {
            Path directory = sandbox.definition().directory();
            sandbox.definition()
                    .files()
                    .forEach(file -> files.put(ofSandbox() + file, directory.resolve(file.toString())));
        }
    }

    private boolean isOfSandbox(String path) {
        return path.startsWith(ofSandbox());
    }

    private String ofSandbox() {
        return "%s/sandboxes/%s/".formatted(layout.root(), sandbox.name());
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Fixtures [%s] cannot be read".formatted(directory), e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("File [%s] cannot be read".formatted(file), e);
        }
    }
}
