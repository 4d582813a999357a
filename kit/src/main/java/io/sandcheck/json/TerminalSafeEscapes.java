package io.sandcheck.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;

/**
 * Escapes characters that a terminal or a viewer would interpret instead of show. JSON itself requires this only for
 * U+0000 to U+001F. DEL, the C1 controls (U+009B starts an escape sequence), line separators and bidirectional controls
 * are added.
 */
final class TerminalSafeEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;
    private static final int DEL = 0x7f;

    private final int[] asciiEscapes;

    TerminalSafeEscapes() {
        asciiEscapes = standardAsciiEscapesForJSON();
        asciiEscapes[DEL] = ESCAPE_STANDARD;
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return asciiEscapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return isUnsafe(character) ? new SerializedString("\\u%04X".formatted(character)) : null;
    }

    private static boolean isUnsafe(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
