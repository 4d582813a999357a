package io.sandcheck.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads JSON.
 *
 * <p>Values are records, maps, lists, strings, numbers, booleans, nulls and enums. The parts of a record are written in
 * their order, including null parts; a {@code byte[]} is base64; durations and instants are ISO 8601. Control
 * characters and characters that change the direction of text are escaped, so you can show the text on a terminal.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Json {

    /** Longest string that can be read, in characters. */
    public static final int MAX_STRING_LENGTH = 1 << 28;

    private static final int EXCERPT_LENGTH = 60;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .characterEscapes(new TerminalSafeEscapes())
                    // The parts of a record are found by their names, which are then mostly the same objects.
                    .enable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_STRING_LENGTH)
                            .build())
                    .build())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonMapper RECORDS = MAPPER.rebuild()
            .addModule(RecordInstantiator.module())
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .build();

    private static final ObjectReader OBJECT_READER = MAPPER.readerFor(new TypeReference<Map<String, Object>>() {});

    private Json() {}

    /** Write a value without line breaks. */
    public static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Write a value on several indented lines, without a line break at the end. */
    public static String pretty(Object value) {
        return MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
    }

    /**
     * Write a value on indented lines without holding all of it in memory: iterators are read while they are written.
     * The stream stays open.
     *
     * @throws IOException if {@code out} throws it
     */
    public static void writePretty(Object value, OutputStream out) throws IOException {
        try (JsonGenerator generator =
                MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).createGenerator(out)) {
            MAPPER.writeValue(generator, value);
            generator.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Write a value as one line that ends with a line feed, without holding all of it in memory, and flush it.
     *
     * @throws IOException if {@code out} throws it
     */
    public static void writeLine(Object value, Writer out) throws IOException {
        try (JsonGenerator generator = MAPPER.createGenerator(out)) {
            MAPPER.writeValue(generator, value);
            generator.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Read an object as a map of strings, numbers, booleans, nulls, lists and maps.
     *
     * @param what name of the text in error messages: {@code answer of the runner}
     * @throws JsonException if the text is not exactly one object
     */
    public static Map<String, Object> readObject(String text, String what) {
        requireObject(text, what);
        try {
            return OBJECT_READER.readValue(text);
        } catch (JacksonException e) {
            throw unreadable(what, e);
        }
    }

    /**
     * Read an object from UTF-8, without some of its parts. Malformed bytes are replaced, as when they are read as text.
     *
     * @param what name of the text in error messages: {@code byte 4711}
     * @throws JsonException if the text is not exactly one object
     */
    public static Map<String, Object> readObject(byte[] text, OmittedParts omitted, String what) {
        if (isPlainObject(text)) {
            try (JsonParser parser = omitted.removedFrom(MAPPER.createParser(text))) {
                return OBJECT_READER.readValue(parser);
            } catch (JacksonException e) {
                // Read as text, it can be told what is wrong, and where.
            }
        }
        return readObject(new String(text, UTF_8), what);
    }

    /**
     * Return a value that is written as the object in this UTF-8 text. The text is only read when the value is written.
     *
     * @param what name of the text in error messages: {@code byte 4711}
     */
    public static Object copied(byte[] text, String what) {
        return new CopiedObject(new String(text, UTF_8), what);
    }

    static JsonParser parser(String text) {
        return MAPPER.createParser(text);
    }

    /**
     * Read an object as a record. Keys that are not parts of the record are ignored.
     *
     * @param what name of the text in error messages: {@code answer of the runner}
     * @throws JsonException if the text is not exactly one object, a part has another type, a part that is not {@code
     *     @Nullable} is missing, or a list or a map in it contains null
     */
    public static <T extends Record> T read(String text, Class<T> type, String what) {
        requireObject(text, what);
        try {
            return complete(RECORDS.readValue(text, type), what);
        } catch (JacksonException e) {
            throw unreadable(what, e);
        }
    }

    /**
     * Read an object from UTF-8 as a record, without some of its parts. Malformed bytes are replaced, as when they are
     * read as text.
     *
     * @param what name of the text in error messages: {@code byte 4711}
     * @throws JsonException as for a text
     */
    public static <T extends Record> T read(byte[] text, Class<T> type, OmittedParts omitted, String what) {
        if (isPlainObject(text)) {
            try (JsonParser parser = omitted.removedFrom(MAPPER.createParser(text))) {
                return complete(RECORDS.readValue(parser, type), what);
            } catch (JacksonException e) {
                // Read as text, it can be told what is wrong, and where.
            }
        }
        return read(new String(text, UTF_8), type, what);
    }

    /** Another beginning could be that of another encoding. */
    private static boolean isPlainObject(byte[] text) {
        return text.length > 1 && text[0] == '{' && text[1] != 0;
    }

    private static <T extends Record> T complete(T value, String what) {
        RequiredParts.missingIn(value).ifPresent(part -> {
            throw new JsonException("JSON of [%s]: [%s] is missing".formatted(what, part));
        });
        return value;
    }

    private static void requireObject(String text, String what) {
        String start = text.stripLeading();
        if (!start.startsWith("{")) {
            String excerpt = start.length() > EXCERPT_LENGTH ? start.substring(0, EXCERPT_LENGTH) + "..." : start;
            throw new JsonException("JSON of [%s]: expected an object, not %s".formatted(what, line(excerpt)));
        }
    }

    static JsonException unreadable(String what, JacksonException cause) {
        @Nullable TokenStreamLocation place = cause.getLocation();
        String problem =
                cause instanceof UnexpectedEndOfInputException ? "it ends too early" : cause.getOriginalMessage();
        String where = place == null ? "" : " line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
        return new JsonException("JSON of [%s]%s: %s".formatted(what, where, problem), cause);
    }
}
