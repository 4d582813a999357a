package io.sandcheck.accuracy;

import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The true cause of a failure.
 *
 * @param call system call that fails; null if none is the cause
 * @param errno that it fails with; null if none is the cause
 * @param signal that ends the command; null if none does
 * @param path that the call is about, or a part of it; null for any
 * @param word that names what is different, if no call fails: {@code environment}; null if one does
 * @param diagnoses ids that name this cause besides
 */
record Truth(
        @Nullable String call,
        @Nullable String errno,
        @Nullable String signal,
        @Nullable String path,
        @Nullable String word,
        List<String> diagnoses) {

    static Truth read(YamlNode node) {
        YamlMap map = node.map("call", "errno", "signal", "path", "cause", "diagnoses");
        return new Truth(
                map.optional("call").map(YamlNode::string).orElse(null),
                map.optional("errno").map(YamlNode::string).orElse(null),
                map.optional("signal").map(YamlNode::string).orElse(null),
                map.optional("path").map(YamlNode::string).orElse(null),
                map.optional("cause").map(YamlNode::string).orElse(null),
                map.optional("diagnoses").map(YamlNode::strings).orElse(List.of()));
    }
}
