package io.sandcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTests {

    @ParameterizedTest
    @ValueSource(strings = {"", " ~", "plain", "caf\u00e9", "\u4e2d", "\ud83d\ude00"})
    void plainTextStaysAsItIs(String text) {
        assertThat(Printable.line(text)).isEqualTo(text);
        assertThat(Printable.block(text)).isEqualTo(text);
    }

    /** Code points in hexadecimal: an escape, DEL, a soft hyphen, a direction mark, a tag, half a pair, and an unassigned one. */
    @ParameterizedTest
    @CsvSource({
        "1b, \\x1b",
        "7f, \\x7f",
        "ad, \\xad",
        "202e, \\u202e",
        "e0001, \\U000e0001",
        "d800, \\ud800",
        "0378, \\u0378",
    })
    void whatATerminalCouldInterpretIsEscaped(String point, String escaped) {
        String text = "\u00e9" + Character.toString(Integer.parseInt(point, 16)) + "b";

        assertThat(Printable.line(text)).isEqualTo("\u00e9" + escaped + "b");
        assertThat(Printable.block(text)).isEqualTo("\u00e9" + escaped + "b");
    }

    @Test
    void breaksStayOnlyInABlock() {
        assertThat(Printable.line("a\n\tb\r\u00e9\n")).isEqualTo("a\\n\\tb\\r\u00e9\\n");
        assertThat(Printable.block("a\n\tb\r\u00e9\n")).isEqualTo("a\n\tb\\r\u00e9\n");
    }
}
