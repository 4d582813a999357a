package io.sandcheck.json;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.filter.FilteringParserDelegate;
import tools.jackson.core.filter.TokenFilter;
import tools.jackson.core.filter.TokenFilter.Inclusion;

/**
 * Parts of an object that are passed over when it is read, which costs little: {@code arms.inside} is the key {@code inside}
 * in the object that the key {@code arms} has. What held them is there, if empty.
 *
 * @since 0.2
 */
@API(status = API.Status.INTERNAL, since = "0.2")
public final class OmittedParts {

    /** Nothing is passed over. */
    public static final OmittedParts NONE = new OmittedParts(new Level());

    private final Level root;

    private OmittedParts(Level root) {
        this.root = root;
    }

    /** Name them, each by its path. */
    public static OmittedParts of(Collection<String> paths) {
        Level root = new Level();
        paths.forEach(path -> root.omit(path.split("\\.")));
        return new OmittedParts(root);
    }

    JsonParser removedFrom(JsonParser parser) {
        return root.below.isEmpty()
                ? parser
                : new FilteringParserDelegate(parser, root, Inclusion.INCLUDE_ALL_AND_PATH, true);
    }

    /** An object that some parts are omitted of, or of what its parts hold; the parts that are not named here are read whole. */
    private static final class Level extends TokenFilter {

        private final Map<String, Level> below = new HashMap<>();
        private boolean omitted;

        private void omit(String... path) {
            Level level = this;
            for (String key : path) {
                level = level.below.computeIfAbsent(key, any -> new Level());
            }
            level.omitted = true;
        }

        @Override
        public @Nullable TokenFilter includeProperty(String name) {
            Level level = below.get(name);
            return level == null ? INCLUDE_ALL : level.omitted ? null : level;
        }

        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
            return true;
        }
    }
}
