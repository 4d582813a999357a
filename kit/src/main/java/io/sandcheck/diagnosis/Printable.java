package io.sandcheck.diagnosis;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Makes text from outside safe for a terminal: no control characters, no escape sequences, no change of text direction.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Printable {

    private Printable() {}

    static List<String> lines(List<String> texts) {
        return texts.stream().map(Printable::line).toList();
    }

    /** Escape characters that a terminal would interpret, including line breaks: {@code \x1b}. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> append(line, character));
        return line.toString();
    }

    /** Do so line by line; line feeds and tabs stay. */
    public static String block(String text) {
        StringBuilder block = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (character == '\n' || character == '\t') {
                block.appendCodePoint(character);
            } else {
                append(block, character);
            }
        });
        return block.toString();
    }

    private static void append(StringBuilder line, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> line.append(escaped(character));
            default -> line.appendCodePoint(character);
        }
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                (character < 0x100 ? "\\x%02x" : character < 0x10000 ? "\\u%04x" : "\\U%08x").formatted(character);
        };
    }
}
