package io.sandcheck.host.container;

import io.sandcheck.host.HostException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The files that one Dockerfile can copy: those of its folder that it names, and those that the kit supplies. */
final class BuildContext {

    private final ImageRecipe recipe;
    private final Dockerfile dockerfile;

    BuildContext(ImageRecipe recipe, Dockerfile dockerfile) {
        this.recipe = recipe;
        this.dockerfile = dockerfile;
    }

    /** Add everything that the image depends on, except its base image. */
    void addTo(ContentHash hash) {
        hash.add(dockerfile.text());
        for (String name : dockerfile.copied()) {
            hash.add(name);
            try {
                addCopied(name, hash);
            } catch (IOException e) {
                throw new HostException("Image [%s]: [%s] cannot be read".formatted(recipe.name(), name), e);
            }
        }
    }

    private void addCopied(String name, ContentHash hash) throws IOException {
        Path source = source(name);
        if (!Files.exists(source)) {
            hash.add(supply(name).fingerprint(name));
            return;
        }
        for (Path file : ContextArchive.filesBelow(source)) {
            hash.add(source.relativize(file).toString());
            hash.add(Files.readAllBytes(file));
        }
    }

    /** Write the archive for the build. */
    void write(ContextArchive archive, Consumer<String> progress) throws IOException {
        archive.add("Dockerfile", dockerfile.text().getBytes(StandardCharsets.UTF_8));
        for (String name : dockerfile.copied()) {
            Path source = source(name);
            if (Files.exists(source)) {
                archive.addTree(name, source);
            } else {
                supply(name).write(name, archive, progress);
            }
        }
    }

    private Path source(String name) {
        return recipe.file().resolveSibling(name);
    }

    private Supply supply(String name) {
        return Supply.of(name)
                .orElseThrow(() -> new HostException(
                        "Image [%s]: its Dockerfile copies [%s], which is neither in [%s] nor supplied by the kit"
                                .formatted(recipe.name(), name, recipe.file().getParent())));
    }
}
