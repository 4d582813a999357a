package io.sandcheck.yaml;

import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * A file and its name in error messages.
 *
 * @param what what the file is: {@code Sandbox definition}
 */
record YamlSource(String what, Path file) {

    /** Make an error about the whole file. */
    YamlException error(String problem) {
        return new YamlException("%s [%s]: %s".formatted(what, file, problem));
    }

    /** Make an error about a place, with line and column counted from 1. */
    YamlException error(int line, int column, String problem) {
        return new YamlException("%s [%s] line %d, column %d: %s".formatted(what, file, line, column, problem));
    }

    YamlException error(Optional<Mark> mark, String problem) {
        return mark.map(place -> error(place.getLine() + 1, place.getColumn() + 1, problem))
                .orElseGet(() -> error(problem));
    }

    /** Return a place in the form that compilers use: {@code file:line}. */
    String place(Optional<Mark> mark) {
        return mark.map(place -> file + ":" + (place.getLine() + 1)).orElseGet(file::toString);
    }
}
