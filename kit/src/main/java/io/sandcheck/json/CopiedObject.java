package io.sandcheck.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JacksonSerializable;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.jsontype.TypeSerializer;

/**
 * An object that is read while it is written, so that nothing is made of its parts.
 *
 * @param what names the text in error messages
 */
record CopiedObject(String text, String what) implements JacksonSerializable {

    @Override
    public void serialize(JsonGenerator generator, SerializationContext context) {
        try (JsonParser parser = Json.parser(text)) {
            parser.nextToken();
            generator.copyCurrentStructure(parser);
        } catch (StreamReadException e) {
            throw Json.unreadable(what, e);
        }
    }

    @Override
    public void serializeWithType(JsonGenerator generator, SerializationContext context, TypeSerializer type) {
        serialize(generator, context);
    }
}
