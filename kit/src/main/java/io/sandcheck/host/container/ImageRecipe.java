package io.sandcheck.host.container;

import io.sandcheck.fixture.EmbeddedPythons;
import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.HostException;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxDefinition.Install;
import io.sandcheck.sandbox.Tool;
import io.sandcheck.sandbox.ToolSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Describes how to build an image.
 *
 * @param name of the image, without its hash: {@code python}, {@code codex-0.124.0}
 * @param file its Dockerfile; the folder of the Dockerfile contains what it copies
 * @param arguments of the build, without the images that it is built on
 * @param given images that it is built on and that do not belong to the kit, by their names in the Dockerfile
 */
record ImageRecipe(String name, Path file, Map<String, String> arguments, Map<String, ImageRecipe> given) {

    /** A second Dockerfile in the same folder, for use if the base image of the first is not available. */
    private static final String FALLBACK_SUFFIX = ".without-registry";

    /** A second Dockerfile in the same folder, for use if there are no embedded Pythons to copy. */
    private static final String WITHOUT_PYTHONS_SUFFIX = ".without-pythons";

    private static final String PYTHON = "python";
    private static final String DEBIAN_TOOLS = "tools";
    private static final String NPM_TOOLS = "tools-npm";

    ImageRecipe(String name, Path file, Map<String, String> arguments) {
        this(name, file, arguments, Map.of());
    }

    /** Return the recipe of one of the kit's own images. */
    static ImageRecipe bundled(String name) {
        return new ImageRecipe(name, bundledFile(name), Map.of());
    }

    private static Path bundledFile(String name) {
        boolean bare = name.equals(PYTHON) && EmbeddedPythons.all().isEmpty();
        return Fixtures.find("images/" + name + "/Dockerfile" + (bare ? WITHOUT_PYTHONS_SUFFIX : ""));
    }

    /**
     * Return the recipe of the image in which a sandbox runs. Its tools are in a layer below the sandbox, so the images
     * of all sandboxes share them; if the image is not built on one of the kit's, they are on top.
     */
    static ImageRecipe of(Sandbox sandbox) {
        ImageRecipe plain = withoutTools(sandbox);
        if (sandbox.tools().isEmpty()) {
            return plain;
        }
        ImageRecipe below = plain.parents().get(PYTHON);
        return below == null
                ? plain.with(sandbox.tools())
                : new ImageRecipe(
                        plain.name + "-tools",
                        plain.file,
                        plain.arguments,
                        Map.of(PYTHON, below.with(sandbox.tools())));
    }

    private ImageRecipe with(List<Tool> tools) {
        ImageRecipe recipe = this;
        for (ToolSet set : ToolSet.values()) {
            for (String dockerfile : List.of(DEBIAN_TOOLS, NPM_TOOLS)) {
                recipe = recipe.with(
                        dockerfile,
                        set,
                        tools.stream()
                                .filter(tool -> tool.set() == set && tool.isOfNpm() == dockerfile.equals(NPM_TOOLS))
                                .toList());
            }
        }
        return recipe;
    }

    private ImageRecipe with(String dockerfile, ToolSet set, List<Tool> tools) {
        String packages = tools.stream().map(Tool::packageName).collect(Collectors.joining(" "));
        return tools.isEmpty()
                ? this
                : new ImageRecipe(
                        "%s-%s-%s".formatted(name, set.name().toLowerCase(Locale.ROOT), dockerfile),
                        bundledFile(dockerfile),
                        Map.of("PACKAGES", packages),
                        Map.of("furnished", this));
    }

    private static ImageRecipe withoutTools(Sandbox sandbox) {
        if (sandbox.definition().install() instanceof Install.Dockerfile dockerfile) {
            String version = sandbox.pinned() ? sandbox.version() : "";
            String name = (sandbox.name() + (version.isEmpty() ? "" : "-" + version)).toLowerCase(Locale.ROOT);
            return new ImageRecipe(name.replaceAll("[^a-z0-9.-]+", "-"), dockerfile.path(), Map.of("VERSION", version));
        }
        return bundled(PYTHON);
    }

    /** Return the same recipe with arguments. */
    ImageRecipe with(Map<String, String> newArguments) {
        return new ImageRecipe(name, file, newArguments, given);
    }

    /**
     * Return the recipe of one of the kit's images that is built on that of a sandbox. Its Dockerfile calls that image
     * SANDBOX.
     */
    static ImageRecipe on(Sandbox sandbox, String name) {
        ImageRecipe ofSandbox = of(sandbox);
        return new ImageRecipe(
                name + "-" + ofSandbox.name(), bundledFile(name), Map.of(), Map.of("sandbox", ofSandbox));
    }

    /** Return the recipes of the images that it is built on, by their names in the Dockerfile. */
    SortedMap<String, ImageRecipe> parents() {
        SortedMap<String, ImageRecipe> parents = new TreeMap<>();
        for (String parent : dockerfile().parents()) {
            ImageRecipe recipe = given.get(parent);
            parents.put(parent, recipe == null ? bundled(parent) : recipe);
        }
        return parents;
    }

    Dockerfile dockerfile() {
        return read(file);
    }

    /** Tell whether there is a second Dockerfile in case the first cannot be built. */
    boolean hasFallback() {
        return Files.exists(fallbackFile());
    }

    Dockerfile fallback() {
        return read(fallbackFile());
    }

    private Path fallbackFile() {
        return file.resolveSibling(file.getFileName() + FALLBACK_SUFFIX);
    }

    private Dockerfile read(Path path) {
        try {
            return new Dockerfile(Files.readString(path));
        } catch (IOException e) {
            throw new HostException("Image [%s]: its Dockerfile [%s] cannot be read".formatted(name, path), e);
        }
    }
}
