package io.sandcheck.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of records and objects that must be there, and that are left out. */
class JsonPartsTests {

    record Listing(List<String> lines, Map<String, Integer> counts) {}

    @ParameterizedTest
    @ValueSource(strings = {"{\"lines\":[\"a\",null],\"counts\":{}}", "{\"lines\":[],\"counts\":{\"a\":null}}"})
    void nullInAListOrAMapOfARecordIsAnError(String text) {
        assertThatThrownBy(() -> Json.read(text, Listing.class, "listing"))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith("JSON of [listing] line 1, column ");
    }

    record Outer(List<Inner> inner, @Nullable String note) {}

    record Inner(String name, @Nullable Integer count) {}

    @Test
    void partThatIsNotNullableMustBeThereHoweverDeep() {
        assertThat(Json.read("{\"inner\":[{\"name\":\"a\"}]}", Outer.class, "outer")
                        .note())
                .isNull();
        assertThatThrownBy(() -> Json.read("{\"inner\":[{\"name\":\"a\"},{\"count\":1}]}", Outer.class, "outer"))
                .isInstanceOf(JsonException.class)
                .hasMessage("JSON of [outer]: [inner.name] is missing");
    }

    record Holders(
            Map<String, List<Inner>> ofLists, @Nullable Object any) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    {"ofLists":{"a":[{"name":"x"},{"count":1}]}} | ofLists.name
                    {"any":{"name":"x"}}                         | ofLists
                    """)
    void partIsMissingHoweverManyListsAndMapsHoldItsRecord(String text, String missing) {
        assertThatThrownBy(() -> Json.read(text, Holders.class, "holders"))
                .isInstanceOf(JsonException.class)
                .hasMessage("JSON of [holders]: [" + missing + "] is missing");
    }

    @Test
    void bytesAreReadAsTheirTextIs() {
        String text = "{\"inner\":[{\"name\":\"Grüße 日本 😀\"}],\"note\":\"\\u202e\"}";

        assertThat(Json.read(text.getBytes(UTF_8), Outer.class, OmittedParts.NONE, "outer"))
                .isEqualTo(Json.read(text, Outer.class, "outer"));
        assertThat(Json.readObject(text.getBytes(UTF_8), OmittedParts.NONE, "outer"))
                .isEqualTo(Json.readObject(text, "outer"));
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() {
        byte[] text = "{\"inner\":[],\"note\":\"a?b\"}".getBytes(UTF_8);
        text[new String(text, UTF_8).indexOf('?')] = (byte) 0xff;

        assertThat(Json.read(text, Outer.class, OmittedParts.NONE, "outer").note())
                .isEqualTo("a\ufffdb");
        assertThat(Json.readObject(text, OmittedParts.NONE, "outer")).containsEntry("note", "a\ufffdb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1]",
                "{\u0000",
                "{\"inner\":1}",
                "{\"inner\":[]} {}",
                "{\"inner\":[{\"count\":1}]}",
                "{\"é\":x}"
            })
    void bytesFailAsTheirTextDoes(String text) {
        assertThat(catchThrowable(() -> Json.read(text.getBytes(UTF_8), Outer.class, OmittedParts.NONE, "outer")))
                .isInstanceOf(JsonException.class)
                .hasMessage(catchThrowable(() -> Json.read(text, Outer.class, "outer"))
                        .getMessage());
    }

    @Test
    void copyIsWrittenAsTheObjectThatItsBytesAre() {
        byte[] text = "{\"a\":[1,2.50,1e3,true,null,{}],\"b\":{\"\u202e\":\"?\\u009b\"}} ".getBytes(UTF_8);
        text[new String(text, UTF_8).indexOf('?') + 2] = (byte) 0xff;

        assertThat(Json.pretty(List.of(Json.copied(text, "it"))))
                .isEqualTo(Json.pretty(List.of(Json.readObject(text, OmittedParts.NONE, "it"))))
                .contains("\\u202E", "\ufffd\\u009B");
    }

    @Test
    void copyOfWhatIsNoJsonFails() {
        assertThatThrownBy(() -> Json.pretty(Json.copied("{\"a\":x}".getBytes(UTF_8), "it")))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith("JSON of [it] line 1, column 6: ");
    }

    @Test
    void omittedPartsAreNotLookedAtAndWhatHeldThemIsThere() {
        byte[] text = "{\"a\":{\"b\":{\"long\":[1,{}]}},\"c\":[{\"b\":2}],\"b\":3,\"d\":null}".getBytes(UTF_8);

        assertThat(Json.readObject(text, OmittedParts.of(List.of("a.b", "b", "d")), "it"))
                .isEqualTo(Map.of("a", Map.of(), "c", List.of(Map.of("b", 2))));
    }
}
