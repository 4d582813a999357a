package io.sandcheck.sandbox;

import io.sandcheck.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the texts of a definition that may have placeholders. */
final class Templates {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Templates() {}

    /** Read the words of a command line, one of which must be {@code {command}}. */
    static List<String> argv(YamlNode node) {
        boolean commandSeen = false;
        for (YamlNode item : node.list()) {
            String word = template(item);
            if (Placeholder.COMMAND.isIn(word)) {
                requireWholeAndSingle(item, word, commandSeen);
                commandSeen = true;
            }
        }
        if (!commandSeen) {
            throw node.error("lacks the word [{command}], which stands for the words of the command");
        }
        return node.strings();
    }

    private static void requireWholeAndSingle(YamlNode item, String word, boolean seen) {
        if (!word.equals(Placeholder.COMMAND.toString())) {
            throw item.error("[{command}] must be a separate word, not a part of [" + word + "]");
        }
        if (seen) {
            throw item.error("[{command}] must not occur twice");
        }
    }

    /** Read the words of a command line that contains no {@code {command}}. */
    static List<String> words(YamlNode node) {
        List<String> words = node.list().stream().map(Templates::value).toList();
        if (words.isEmpty()) {
            throw node.error("must list one word or more, the first is the program");
        }
        return words;
    }

    /** Read the name of a variable. */
    static String variable(YamlNode node) {
        return node.string(VARIABLE, "a name of a variable, as in [CODEX_HOME]");
    }

    /** Read variables whose values may have placeholders. */
    static Map<String, String> environment(YamlNode node) {
        return variables(node, Templates::value);
    }

    /** Read variables whose values may not have placeholders, because no values are known yet when they are set. */
    static Map<String, String> fixedEnvironment(YamlNode node) {
        return variables(node, item -> {
            Placeholder.found(item.text()).findFirst().ifPresent(word -> {
                throw item.error("placeholder [" + word + "] has no value here");
            });
            return item.text();
        });
    }

    private static Map<String, String> variables(YamlNode node, Function<YamlNode, String> reader) {
        Map<String, String> variables = new LinkedHashMap<>();
        node.entries().forEach((key, value) -> variables.put(variable(key), reader.apply(value)));
        return variables;
    }

    private static String value(YamlNode node) {
        String text = template(node);
        if (Placeholder.COMMAND.isIn(text)) {
            throw node.error("[{command}] has no value here, only in argv");
        }
        return text;
    }

    private static String template(YamlNode node) {
        String text = node.text();
        Placeholder.fault(text).ifPresent(fault -> {
            throw node.error(fault);
        });
        return text;
    }
}
