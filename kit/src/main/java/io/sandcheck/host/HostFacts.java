package io.sandcheck.host;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * What was read of a host: kernel release, Landlock ABI, sysctls, user, image. A fact that could not be read has the
 * value {@code unknown}.
 *
 * @param values by name, such as {@code kernel.release}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HostFacts(Map<String, String> values) {

    public static final String UNKNOWN = "unknown";

    public HostFacts {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    public String get(String name) {
        return values.getOrDefault(name, UNKNOWN);
    }
}
