package io.sandcheck.diagnosis;

import io.sandcheck.yaml.YamlNode;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;

/** Compiles a regular expression from a file. An error names the place in the file. */
final class RegexReader {

    private RegexReader() {}

    static <T> T regex(YamlNode node, Supplier<T> compile) {
        try {
            return compile.get();
        } catch (PatternSyntaxException e) {
            throw node.error("not a regular expression: %s at index %d of [%s]"
                    .formatted(e.getDescription(), e.getIndex(), e.getPattern()));
        }
    }
}
