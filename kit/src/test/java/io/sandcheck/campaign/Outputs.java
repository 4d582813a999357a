package io.sandcheck.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

/** Looks for what would be obeyed in what the kit writes. */
record Outputs(BiConsumer<Fault, String> failures) {

    /** Escapes, other controls, and what turns the direction of text. */
    private static final Pattern TERMINAL =
            Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\x{80}-\\x{9f}\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern TAGS = Pattern.compile(
            "(?i)<(script>obeyed|img src=x|svg onload|iframe src=java|!ENTITY|b>obeyed|details open><summary>obeyed)");

    private static final Pattern MARKDOWN =
            Pattern.compile("(?m)(?<!\\\\)\\]\\((javascript:|https://evil)|^::(error|set-output|add-mask)");

    void requireHarmless(String printed) {
        look("the terminal", TERMINAL, printed);
        look("the log of a workflow", Pattern.compile("(?m)^::(error|set-output|add-mask)"), printed);
    }

    void requireHarmless(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            String text = new String(Files.readAllBytes(file), UTF_8);
            look(name, TERMINAL, text);
            if (name.endsWith(".html") || name.endsWith(".xml") || name.endsWith(".md") || name.endsWith(".svg")) {
                look(name, TAGS, text);
            }
            if (name.endsWith(".md")) {
                look(name, MARKDOWN, text);
            }
            parse(name, text, file);
        }
    }

    private void look(String place, Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (matcher.find()) {
            int from = Math.max(0, matcher.start() - 60);
            failures.accept(
                    Fault.INJECTION,
                    "%s: %s"
                            .formatted(
                                    place,
                                    Json.line(text.substring(from, Math.min(text.length(), matcher.end() + 60)))));
        }
    }

    private void parse(String name, String text, Path file) {
        try {
            if (name.endsWith(".xml") || name.endsWith(".svg")) {
                DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                factory.newDocumentBuilder().parse(file.toFile());
            } else if (name.endsWith(".json") || name.endsWith(".sarif")) {
                Json.readObject(text, name);
            } else if (name.endsWith(".jsonl")) {
                text.lines().forEach(line -> Json.readObject(line, name));
            }
        } catch (Exception e) {
            failures.accept(Fault.INJECTION, "%s cannot be parsed: %s".formatted(name, e));
        }
    }
}
