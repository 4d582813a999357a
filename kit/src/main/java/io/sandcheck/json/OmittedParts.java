package io.sandcheck.json;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.SerializableString;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.JsonParserDelegate;

/**
 * Parts of an object that are skipped when it is read, which costs little: {@code arms.inside} is the key {@code inside} in
 * the object under the key {@code arms}. The object around a skipped part is still read, and may be empty.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OmittedParts {

    /** Nothing is passed over. */
    public static final OmittedParts NONE = new OmittedParts();

    private final Level root = new Level();
    private int deepest;

    private OmittedParts() {}

    /** Name them, each by its path. */
    public static OmittedParts of(Collection<String> paths) {
        OmittedParts parts = new OmittedParts();
        paths.forEach(path -> parts.omit(path.split("\\.")));
        return parts;
    }

    private void omit(String... path) {
        Level level = root;
        for (String key : path) {
            level = level.below.computeIfAbsent(key, any -> new Level());
        }
        level.omitted = true;
        deepest = Math.max(deepest, path.length);
    }

    JsonParser removedFrom(JsonParser parser) {
        return deepest == 0 ? parser : new Rest(parser);
    }

    /** A part that is omitted, or parts of which are. */
    private static final class Level {

        private final Map<String, Level> below = new HashMap<>();
        private boolean omitted;
    }

    /** Reads everything but these parts. */
    private final class Rest extends JsonParserDelegate {

        Rest(JsonParser parser) {
            super(parser);
        }

        @Override
        public @Nullable JsonToken nextToken() {
            JsonToken token = delegate.nextToken();
            while (token == JsonToken.PROPERTY_NAME && omitted(delegate.streamReadContext())) {
                delegate.nextToken();
                delegate.skipChildren();
                token = delegate.nextToken();
            }
            return token;
        }

        private boolean omitted(TokenStreamContext place) {
            Level level = place.getNestingDepth() > deepest ? null : at(place);
            return level != null && level.omitted;
        }

        /** Return what is said about the key that is read in an object. */
        private @Nullable Level at(TokenStreamContext place) {
            if (place.inRoot()) {
                return root;
            }
            Level holder = place.inObject() ? at(place.getParent()) : null;
            return holder == null ? null : holder.below.get(place.currentName());
        }

        @Override
        public @Nullable JsonToken nextValue() {
            JsonToken token = nextToken();
            return token == JsonToken.PROPERTY_NAME ? nextToken() : token;
        }

        @Override
        public @Nullable String nextName() {
            return nextToken() == JsonToken.PROPERTY_NAME ? delegate.currentName() : null;
        }

        @Override
        public boolean nextName(SerializableString name) {
            return name.getValue().equals(nextName());
        }

        @Override
        public int nextNameMatch(PropertyNameMatcher matcher) {
            nextToken();
            return delegate.currentNameMatch(matcher);
        }
    }
}
