package io.sandcheck.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Objects;

/** The rules that come with the kit, read once. */
final class BuiltInRules {

    static final DiagnosisRules RULES = read(Objects.requireNonNull(BuiltInRules.class.getResource("rules.yaml")));

    private BuiltInRules() {}

    /** Read a file of rules on the class path, be it a directory or a jar. */
    static DiagnosisRules read(URL resource) {
        try {
            URI uri = resource.toURI();
            return "jar".equals(uri.getScheme()) ? readInJar(uri) : DiagnosisRules.read(Path.of(uri));
        } catch (IOException e) {
            throw new UncheckedIOException("The kit's own diagnosis rules [" + resource + "] cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file system of its own: one that is shared by URI may be closed, or be there already, through someone else. */
    private static DiagnosisRules readInJar(URI uri) throws IOException {
        String[] jarAndEntry = uri.getRawSchemeSpecificPart().split("!", 2);
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(URI.create(jarAndEntry[0])))) {
            return DiagnosisRules.read(jar.getPath(jarAndEntry[1]));
        }
    }
}
