package io.sandcheck.report.sarif;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The address of this kit's repository, from the manifest of its jar: the property {@code repository} of the build. */
final class ToolAddress {

    /** A placeholder in the address until the publisher sets it. */
    private static final String PLACEHOLDER = "/OWNER/";

    private ToolAddress() {}

    /** Find the address; empty if it is not set, or if the classes are not in a jar. */
    static Optional<String> find() {
        CodeSource source = ToolAddress.class.getProtectionDomain().getCodeSource();
        try {
            Path path =
                    source == null ? Path.of("") : Path.of(source.getLocation().toURI());
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            try (JarFile jar = new JarFile(path.toFile())) {
                Manifest manifest = jar.getManifest();
                return manifest == null ? Optional.empty() : in(manifest.getMainAttributes());
            }
        } catch (IOException | URISyntaxException e) {
            return Optional.empty();
        }
    }

    static Optional<String> in(Attributes attributes) {
        return Optional.ofNullable(attributes.getValue("Implementation-URL"))
                .filter(address -> address.startsWith("https://") && !address.contains(PLACEHOLDER));
    }
}
