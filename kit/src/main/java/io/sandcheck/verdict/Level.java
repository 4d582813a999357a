package io.sandcheck.verdict;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.yaml.YamlNode;
import java.util.Arrays;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The level of a requirement, in the sense of RFC 2119.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Level {
    MUST,
    SHOULD,
    MAY;

    private static final KnownNames KNOWN =
            KnownNames.of("level", Arrays.stream(values()).map(Level::word).toList());

    /**
     * Read one as it is written in files: {@code must}.
     *
     * @throws io.sandcheck.yaml.YamlException if it is not a level, with the known ones
     */
    public static Level of(YamlNode node) {
        return valueOf(node.oneOf(KNOWN).toUpperCase(Locale.ROOT));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
