package io.sandcheck.expectation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The lines of an expectations file, counted from 1, and the rules to which they belong. */
final class ExpectationFile {

    private final List<ExpectationRule> rules;
    private final List<String> lines;

    /** Read the file. It may be missing if there are no rules. */
    ExpectationFile(Path file, List<ExpectationRule> rules) {
        this.rules = rules;
        try {
            this.lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Expectations [%s] cannot be read".formatted(file), e);
        }
    }

    int first(ExpectationRule rule) {
        return rule.source().line();
    }

    /** Blank lines and comments after a rule belong to the next one. */
    int last(ExpectationRule rule) {
        int next = rules.stream()
                .mapToInt(this::first)
                .filter(line -> line > first(rule))
                .min()
                .orElse(lines.size() + 1);
        return IntStream.iterate(next - 1, line -> line > first(rule), line -> line - 1)
                .filter(line ->
                        !line(line).isBlank() && !line(line).stripLeading().startsWith("#"))
                .findFirst()
                .orElse(first(rule));
    }

    String line(int number) {
        return lines.get(number - 1);
    }

    /** Return a copy of all lines that can be edited. */
    List<String> lines() {
        return new ArrayList<>(lines);
    }
}
