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
        return shown(text, false);
    }

    /** Do so line by line; line feeds and tabs stay. */
    public static String block(String text) {
        return shown(text, true);
    }

    /** Almost all text is plain as it is: what comes before the first character that may not be is not looked at again. */
    private static String shown(String text, boolean breaks) {
        char[] characters = text.toCharArray();
        int plain = 0;
        while (plain < characters.length && isPlain(characters[plain], breaks)) {
            plain++;
        }
        if (plain == characters.length) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length()).append(text, 0, plain);
        for (int i = plain, character; i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            if (isPlain(character, breaks)) {
                shown.append((char) character);
            } else {
                append(shown, character);
            }
        }
        return shown.toString();
    }

    private static boolean isPlain(int character, boolean breaks) {
        return (character >= ' ' && character <= '~') || (breaks && (character == '\n' || character == '\t'));
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
