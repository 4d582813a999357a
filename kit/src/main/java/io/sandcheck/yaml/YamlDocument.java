package io.sandcheck.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Parses a file that contains one document. */
final class YamlDocument {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            // BoundedParser counts these, with their place.
            .setMaxAliasesForCollections(BoundedParser.MAX_ALIASES)
            // YamlNode reports both, with their place.
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .build();

    private YamlDocument() {}

    static Node parse(YamlSource source) {
        String text = YamlText.read(source);
        try {
            Parser events = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, text));
            return new Composer(SETTINGS, new BoundedParser(source, events))
                    .getSingleNode()
                    .orElseThrow(() -> source.error("is empty"));
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

    private static String problem(MarkedYamlEngineException e) {
        return Optional.ofNullable(e.getContext())
                        .filter(context -> !context.isBlank())
                        .map(context -> context.strip() + ", ")
                        .orElse("")
                + e.getProblem();
    }
}
