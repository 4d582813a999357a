package io.sandcheck.sandbox;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.naming.KnownNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The sandboxes that are known by name, a folder each, and those of a user, by path.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SandboxCatalog {

    private static final String DEFINITION = "sandbox.yaml";

    private final Path folder;

    /** Make a catalog of a folder that has one folder for each sandbox, named as the sandbox is. */
    public SandboxCatalog(Path folder) {
        this.folder = folder;
    }

    /** Return the catalog of the sandboxes that come with the kit. */
    public static SandboxCatalog ofFixtures() {
        return new SandboxCatalog(Fixtures.folder("sandboxes"));
    }

    /** Return the names of all sandboxes, in alphabetical order. */
    public List<String> names() {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(each -> Files.exists(each.resolve(DEFINITION)))
                    .map(each -> nameOf(each))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder [%s] of the sandboxes cannot be read".formatted(folder), e);
        }
    }

    /** Read all definitions, in alphabetical order. */
    public List<SandboxDefinition> definitions() {
        return names().stream().map(this::named).toList();
    }

    /**
     * Find a sandbox.
     *
     * @param reference {@code NAME}, {@code NAME@VERSION}, or a path to a definition or its folder, which also takes a
     *     version: {@code ./mine.yaml@1.2}
     * @throws SandboxException where there is no such sandbox, or not at that version
     * @throws io.sandcheck.yaml.YamlException where its definition is faulty
     */
    public Sandbox find(String reference) {
        int at = reference.lastIndexOf('@');
        boolean versioned = at >= 0 && !(isPath(reference) && Files.exists(Path.of(reference)));
        SandboxDefinition definition = definition(versioned ? reference.substring(0, at) : reference);
        return versioned ? atVersion(definition, reference.substring(at + 1)) : definition.atDefaultVersion();
    }

    private SandboxDefinition definition(String reference) {
        if (isPath(reference)) {
            Path path = Path.of(reference);
            return SandboxDefinition.read(Files.isDirectory(path) ? path.resolve(DEFINITION) : path);
        }
        KnownNames known = new KnownNames("sandbox", names());
        if (!known.contains(reference)) {
            throw new SandboxException(known.unknown(reference) + hint(reference));
        }
        return named(reference);
    }

    private SandboxDefinition named(String name) {
        Path file = folder.resolve(name).resolve(DEFINITION);
        SandboxDefinition definition = SandboxDefinition.read(file);
        if (!definition.name().equals(name)) {
            throw new SandboxException("Sandbox definition [%s]: its name [%s] must be that of its folder, [%s]"
                    .formatted(file, definition.name(), name));
        }
        return definition;
    }

    /** Where releases can be installed, so can those that the definition does not speak of. */
    private static Sandbox atVersion(SandboxDefinition definition, String version) {
        KnownNames known = new KnownNames("version", definition.versions());
        boolean installable =
                !definition.npm().isEmpty() && Version.find(version).isPresent();
        if (!known.contains(version) && !installable) {
            throw new SandboxException("Sandbox [%s]: %s".formatted(definition.name(), known.unknown(version)));
        }
        return new Sandbox(definition, version);
    }

    private static boolean isPath(String reference) {
        return reference.contains("/") || reference.startsWith(".") || reference.contains(".yaml");
    }

    private static String hint(String reference) {
        return Files.exists(Path.of(reference)) ? "; for the path, write ./" + reference : "";
    }

    private static String nameOf(Path sandbox) {
        // A folder inside of a jar may end in a slash.
        return String.valueOf(sandbox.getFileName()).replace("/", "");
    }
}
