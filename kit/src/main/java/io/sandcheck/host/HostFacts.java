package io.sandcheck.host;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;

/**
 * Properties of a host: kernel release, sysctls, security modules, and how the process that read them is confined. A
 * fact that
 * could not be read has the value {@code unknown}; a setting that the kernel does not have, {@code absent}.
 *
 * @param values by name, such as {@code kernel.release}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HostFacts(Map<String, String> values) {

    public static final String UNKNOWN = "unknown";

    public static final String ABSENT = "absent";

    public HostFacts {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /**
     * Read facts from the files in which a kernel and a distribution publish them.
     *
     * @param files returns the text of the file at a path, {@link #ABSENT} or {@link #UNKNOWN}
     */
    public static HostFacts read(UnaryOperator<String> files) {
        return new HostFacts(KernelFacts.read(files));
    }

    public String get(String name) {
        return values.getOrDefault(name, UNKNOWN);
    }
}
