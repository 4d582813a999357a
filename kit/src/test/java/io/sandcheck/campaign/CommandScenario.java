package io.sandcheck.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A scenario whose command prints something, works outside, and fails inside. */
final class CommandScenario {

    private CommandScenario() {}

    /** Make an empty folder. */
    static Path folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    static void write(Path folder, String name, byte[] printed) throws IOException {
        Files.write(Files.createDirectories(folder.resolve("data-" + name)).resolve("printed"), printed);
        write(folder, name, "directory: data-%s".formatted(name), "cat printed; cat printed >&2");
    }

    static void write(Path folder, String name, String more, String command) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), """
                id: campaign/%s
                title: what it prints is shown as text
                policies: workspace-write
                %s
                command: |
                  %s
                  echo x > "$HOME/denied-inside"
                """.formatted(name, more, command));
    }

    static String[] arguments(Path scenarios, Path out) {
        return new String[] {
            "run",
            "--host",
            "process",
            "--sandbox",
            "ref-confines",
            "--scenario",
            "campaign/*",
            "--tests",
            scenarios.toString(),
            "--verbose",
            "--out",
            out.toString()
        };
    }
}
