package io.sandcheck.yaml;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A map in a YAML file whose keys are known.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class YamlMap {

    private final YamlNode node;
    private final Map<String, YamlNode> values;

    YamlMap(YamlNode node, Map<String, YamlNode> values) {
        this.node = node;
        this.values = values;
    }

    /**
     * Return this map, with the values of another map for keys that it does not have.
     *
     * @param keys that may be taken from the other map
     */
    public YamlMap over(YamlMap base, Collection<String> keys) {
        Map<String, YamlNode> merged = new LinkedHashMap<>(base.values);
        merged.keySet().retainAll(keys);
        merged.putAll(values);
        return new YamlMap(node, merged);
    }

    /**
     * Return the value of a required key.
     *
     * @throws YamlException if it is missing
     */
    public YamlNode required(String key) {
        return optional(key).orElseThrow(() -> node.error("missing key [" + key + "]"));
    }

    public Optional<YamlNode> optional(String key) {
        return Optional.ofNullable(values.get(key));
    }
}
