package io.sandcheck.sandbox;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.naming.KnownNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Finds sandboxes by name or by path.
 *
 * <pre>
 * Sandbox sandbox = SandboxCatalog.ofFixtures().find("codex@0.124.0");
 * </pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SandboxCatalog {

    private static final String DEFINITION = "sandbox.yaml";

    private final Supplier<Map<String, Path>> folders;

    /** The definitions that were read, by file, so that each file is read once in a run. */
    private final ConcurrentMap<Path, List<SandboxDefinition>> read = new ConcurrentHashMap<>();

    private SandboxCatalog(Supplier<Map<String, Path>> folders) {
        this.folders = folders;
    }

    /** Make a catalog of a folder that contains one folder for each sandbox, with the name of the sandbox. */
    public SandboxCatalog(Path folder) {
        this(() -> foldersIn(folder));
    }

    /** Return the catalog of the sandboxes of the kit, and of the projects that use it. */
    public static SandboxCatalog ofFixtures() {
        return new SandboxCatalog(() -> Fixtures.entries("sandboxes"));
    }

    private static Map<String, Path> foldersIn(Path parent) {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.collect(Collectors.toMap(SandboxCatalog::nameOf, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder [%s] of the sandboxes cannot be read".formatted(parent), e);
        }
    }

    /** Return the names of all sandboxes, in alphabetical order. */
    public List<String> names() {
        return definitions().stream().map(SandboxDefinition::name).toList();
    }

    /**
     * Read all definitions, in alphabetical order.
     *
     * @throws SandboxException if two sandboxes have the same name
     */
    public List<SandboxDefinition> definitions() {
        Map<String, SandboxDefinition> definitions = new TreeMap<>();
        folders().stream().map(this::inFolder).flatMap(List::stream).forEach(definition -> {
            SandboxDefinition other = definitions.put(definition.name(), definition);
            if (other != null) {
                throw new SandboxException("Two sandboxes have the name [%s], in [%s] and [%s]; rename one"
                        .formatted(definition.name(), other.directory(), definition.directory()));
            }
        });
        return List.copyOf(definitions.values());
    }

    private List<String> folders() {
        return folders.get().entrySet().stream()
                .filter(each -> Files.exists(each.getValue().resolve(DEFINITION)))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /**
     * Find a sandbox.
     *
     * @param reference {@code NAME}, {@code NAME@VERSION}, or the path of a definition or of its folder, optionally
     *     with a variant and a version: {@code ./mine.yaml#unix-sockets@1.2}
     * @throws SandboxException if there is no such sandbox, or not in that version
     * @throws io.sandcheck.yaml.YamlException if its definition is faulty
     */
    public Sandbox find(String reference) {
        int at = reference.lastIndexOf('@');
        boolean versioned = at >= 0 && !(isPath(reference) && Files.exists(Path.of(reference)));
        SandboxDefinition definition = definition(versioned ? reference.substring(0, at) : reference);
        return versioned ? atVersion(definition, reference.substring(at + 1)) : definition.atDefaultVersion();
    }

    private SandboxDefinition definition(String reference) {
        if (isPath(reference)) {
            return atPath(reference);
        }
        return folders().stream()
                .filter(name -> reference.equals(name) || reference.startsWith(name + "-"))
                .flatMap(name -> inFolder(name).stream())
                .filter(definition -> definition.name().equals(reference))
                .findFirst()
                .orElseThrow(() ->
                        new SandboxException(new KnownNames("sandbox", names()).unknown(reference) + hint(reference)));
    }

    private SandboxDefinition atPath(String reference) {
        int mark = Files.exists(Path.of(reference)) ? -1 : reference.lastIndexOf('#');
        Path path = Path.of(mark < 0 ? reference : reference.substring(0, mark));
        List<SandboxDefinition> definitions = read(Files.isDirectory(path) ? path.resolve(DEFINITION) : path);
        SandboxDefinition base = definitions.get(0);
        if (mark < 0) {
            return base;
        }
        String variant = reference.substring(mark + 1);
        return definitions.stream()
                .filter(definition -> definition.name().equals(base.name() + "-" + variant))
                .findFirst()
                .orElseThrow(() -> new SandboxException(
                        "Sandbox [%s]: %s".formatted(base.name(), variants(base).unknown(variant))));
    }

    private static KnownNames variants(SandboxDefinition base) {
        return new KnownNames(
                "variant",
                base.described().stream()
                        .skip(1)
                        .map(name -> name.substring(base.name().length() + 1))
                        .toList());
    }

    private List<SandboxDefinition> inFolder(String name) {
        Path file = Objects.requireNonNull(folders.get().get(name), name).resolve(DEFINITION);
        List<SandboxDefinition> definitions = read(file);
        if (!definitions.get(0).name().equals(name)) {
            throw new SandboxException("Sandbox definition [%s]: its name [%s] must be that of its folder, [%s]"
                    .formatted(file, definitions.get(0).name(), name));
        }
        return definitions;
    }

    private List<SandboxDefinition> read(Path file) {
        return read.computeIfAbsent(file.toAbsolutePath().normalize(), any -> SandboxDefinition.readAll(file));
    }

    /**
     * If releases can be installed, or if the distribution chooses the version, versions that the definition does not
     * list are allowed too.
     */
    private static Sandbox atVersion(SandboxDefinition definition, String version) {
        KnownNames known = new KnownNames("version", definition.versions());
        boolean installable =
                (!definition.npm().isEmpty() || !definition.install().version().isEmpty())
                        && Version.find(version).isPresent();
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
        // The name of a folder in a jar may end with a slash.
        return String.valueOf(sandbox.getFileName()).replace("/", "");
    }
}
