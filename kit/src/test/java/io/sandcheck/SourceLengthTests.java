package io.sandcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each Java file of the repository is short enough to be read at once. */
class SourceLengthTests {

    private static final Path ROOT = Path.of("..");
    private static final int MAX_LINES = 250;

    @Test
    void noJavaFileIsTooLong() throws IOException {
        Map<String, Integer> lines = linesOfJavaFiles();

        assertThat(lines.keySet())
                .extracting(file -> file.substring(0, file.indexOf('/')))
                .contains("kit", "conformance-tests", "examples", "fixtures");
        assertThat(lines.entrySet().stream().filter(file -> file.getValue() > MAX_LINES))
                .extracting(file -> "%s has %d lines".formatted(file.getKey(), file.getValue()))
                .as("a Java file has at most %d lines; move what belongs together to a class of its own", MAX_LINES)
                .isEmpty();
    }

    private static Map<String, Integer> linesOfJavaFiles() throws IOException {
        Map<String, Integer> lines = new TreeMap<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean isSource = directory.equals(ROOT) || !(name.startsWith(".") || name.equals("target"));
                return isSource ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.toString().endsWith(".java")) {
                    lines.put(
                            ROOT.relativize(file).toString(),
                            Files.readAllLines(file).size());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return lines;
    }
}
