package io.sandcheck.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Parses a file that contains one document. */
final class YamlDocument {

    static final int MAX_ALIASES = 500;
    static final int MAX_DEPTH = 50;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            // These are counted below, with their place.
            .setMaxAliasesForCollections(MAX_ALIASES)
            // YamlNode reports both, with their place.
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .build();

    private YamlDocument() {}

    static Node parse(YamlSource source) {
        String text = YamlText.read(source);
        try {
            requireBounded(source, text);
            return new Compose(SETTINGS).composeString(text).orElseThrow(() -> source.error("is empty"));
        } catch (ReaderException e) {
            String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
            throw YamlText.errorAtEnd(
                    source, before, "character U+%04X is not allowed in YAML".formatted(e.getCodePoint()));
        } catch (MarkedYamlEngineException e) {
            throw source.error(e.getProblemMark(), "not YAML: " + problem(e));
        } catch (YamlEngineException e) {
            throw source.error("not YAML: " + e.getMessage());
        }
    }

    /** The composer is recursive, and aliases multiply what is read. So both are counted before it starts. */
    private static void requireBounded(YamlSource source, String text) {
        int aliases = 0;
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            aliases += event instanceof AliasEvent ? 1 : 0;
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (aliases > MAX_ALIASES) {
                throw source.error(event.getStartMark(), "more than " + MAX_ALIASES + " aliases");
            }
            if (depth > MAX_DEPTH) {
                throw source.error(event.getStartMark(), "more than " + MAX_DEPTH + " levels");
            }
        }
    }

    private static String problem(MarkedYamlEngineException e) {
        return Optional.ofNullable(e.getContext())
                        .filter(context -> !context.isBlank())
                        .map(context -> context.strip() + ", ")
                        .orElse("")
                + e.getProblem();
    }
}
