package io.sandcheck.jupiter;

import io.sandcheck.naming.KnownNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The configuration parameters of a run: {@code sandcheck.host} and the like. */
record RunParameters(ExtensionContext context) {

    private static final String PREFIX = "sandcheck.";

    private static final String FILE = "junit-platform.properties";

    private static final KnownNames KNOWN = KnownNames.of(
            "parameter",
            List.of(
                            "conditions",
                            "host",
                            "out",
                            "policies",
                            "repeat",
                            "sandboxes",
                            "scenario-files",
                            "shard",
                            "strict",
                            "trace")
                    .stream()
                    .map(PREFIX::concat)
                    .toList());

    /**
     * Check that no parameter is misspelt. A parameter that nobody reads would have no effect, and nobody would notice.
     *
     * @throws ExtensionConfigurationException if a system property or a line of the file is not known
     */
    void requireKnown() {
        requireKnown("System property", System.getProperties().stringPropertyNames());
        requireKnown(FILE, ofFile().stringPropertyNames());
    }

    private static void requireKnown(String place, Collection<String> names) {
        names.stream()
                .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new ExtensionConfigurationException("%s: %s".formatted(place, KNOWN.unknown(name)));
                });
    }

    /** Read the first file of that name on the class path, as JUnit does. */
    private static Properties ofFile() {
        Properties properties = new Properties();
        URL file = Thread.currentThread().getContextClassLoader().getResource(FILE);
        if (file != null) {
            try (InputStream stream = file.openStream()) {
                properties.load(stream);
            } catch (IOException e) {
                throw new UncheckedIOException("[%s] cannot be read".formatted(file), e);
            }
        }
        return properties;
    }

    Optional<String> text(String name) {
        return context.getConfigurationParameter(PREFIX + name)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    List<String> list(String name) {
        return text(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    boolean flag(String name) {
        String value = text(name).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new ExtensionConfigurationException(
                    "Configuration parameter [%s]: [%s] is neither true nor false".formatted(PREFIX + name, value));
        }
        return value.equals("true");
    }
}
