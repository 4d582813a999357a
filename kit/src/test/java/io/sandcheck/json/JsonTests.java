package io.sandcheck.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTests {

    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int id, @Nullable String error, byte @Nullable [] content) {}

    record Timed(
            String zebra,
            int apple,
            Duration duration,
            @Nullable String nothing) {}

    @Test
    void recordIsWrittenInTheOrderOfItsPartsWithItsNulls() {
        assertThat(Json.line(new Timed("z", 1, Duration.ofMillis(1500), null)))
                .isEqualTo("{\"zebra\":\"z\",\"apple\":1,\"duration\":\"PT1.5S\",\"nothing\":null}");
    }

    @Test
    void prettyTextIsIndentedAndReadsBackAsTheSame() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("b", List.of(1, 2));
        value.put("a", Map.of("deep", true));

        String pretty = Json.pretty(value);

        assertThat(pretty).startsWith("{\n  \"b\"").doesNotEndWith("\n");
        assertThat(Json.readObject(pretty, "a value")).isEqualTo(value);
    }

    @Test
    void lineStaysOneLineWhateverItCarries() {
        assertThat(Json.line(Map.of("a", "one\ntwo\r\u2028three"))).isEqualTo("{\"a\":\"one\\ntwo\\r\\u2028three\"}");
    }

    @ParameterizedTest
    @CsvSource({"001b, escape", "007f, delete", "009b, C1 control", "202e, right-to-left override", "0000, nul"})
    void characterThatATerminalObeysIsEscaped(String hex, String name) {
        String character = Character.toString(Integer.parseInt(hex, 16));

        String line = Json.line(Map.of("a", "<" + character + ">"));

        assertThat(line).as(name).isEqualToIgnoringCase("{\"a\":\"<\\u" + hex + ">\"}");
        assertThat(Json.readObject(line, name)).containsEntry("a", "<" + character + ">");
    }

    @Test
    void lettersOfAllScriptsAreWrittenAsTheyAre() {
        assertThat(Json.line(Map.of("a", "Grüße 日本 😀"))).isEqualTo("{\"a\":\"Grüße 日本 😀\"}");
    }

    @Test
    void bytesOfMegabytesTravelAsBase64ThroughAWriter() throws IOException {
        byte[] content = new byte[5_000_000];
        Arrays.fill(content, (byte) 0xfe);
        StringWriter out = new StringWriter();

        Json.writeLine(new Answer(7, null, content), out);

        assertThat(out.toString()).hasSizeGreaterThan(6_600_000).endsWith("\"}\n");
        assertThat(Json.read(out.toString(), Answer.class, "answer").content()).isEqualTo(content);
    }

    @Test
    void linesFollowEachOtherInAnOpenWriter() throws IOException {
        StringWriter out = new StringWriter();

        Json.writeLine(Map.of("id", 1), out);
        Json.writeLine(Map.of("id", 2), out);

        assertThat(out).hasToString("{\"id\":1}\n{\"id\":2}\n");
    }

    @Test
    void failureOfTheWriterIsThrownAsItIs() {
        Writer full = new Writer() {
            @Override
            public void write(char[] characters, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> Json.writeLine(Map.of("id", 1), full))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("No space left on device");
    }

    @Test
    void unknownKeyIsLeftOutOfARecord() {
        assertThat(Json.read("{\"id\":3,\"error\":\"x\",\"later\":[1]}", Answer.class, "answer")
                        .error())
                .isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    [1]               | : expected an object, not "[1]"
                    null              | : expected an object, not "null"
                    ^^                | : expected an object, not ""
                    Traceback (most…  | : expected an object, not "Traceback (most…"
                    {"id":1           | ^ line 1, column 8: it ends too early^
                    {"id":x}          | ^ line 1, column 7: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')^
                    {"id":1} {"id":2} | ^ line 1, column 10: Trailing token (`JsonToken.START_OBJECT`) found after value (bound as `java.util.Map`): not allowed as per `DeserializationFeature.FAIL_ON_TRAILING_TOKENS`^
                    """)
    void textThatIsNotOneObjectNamesWhatWasReadAndWhere(String text, String message) {
        assertThatThrownBy(() -> Json.readObject(text, "answer of the runner"))
                .isExactlyInstanceOf(JsonException.class)
                .hasMessage("JSON of [answer of the runner]" + message);
    }

    @Test
    void valueOfAnotherTypeNamesWhatWasReadAndWhere() {
        assertThatThrownBy(() -> Json.read("{\"id\":\"one\"}", Answer.class, "answer of the runner"))
                .isExactlyInstanceOf(JsonException.class)
                .hasMessage("JSON of [answer of the runner] line 1, column 7: Cannot deserialize value of type `int`"
                        + " from String \"one\": not a valid `int` value");
    }

    @Test
    void longTextIsQuotedByItsBeginningOnly() {
        assertThatThrownBy(() -> Json.readObject("x".repeat(100), "line 1"))
                .hasMessage("JSON of [line 1]: expected an object, not \"" + "x".repeat(60) + "...\"");
    }
}
