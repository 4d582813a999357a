package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import io.sandcheck.host.HostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Builds images, and the images that they are built on, once. The tag of an image is a hash of everything that goes
 * into it, so an existing image is the right one.
 */
final class Images {

    private static final String REPOSITORY = "sandcheck/";

    /** A step of a build may be silent for long, the engine may not. */
    private static final Duration PULSE = Duration.ofSeconds(30);

    private final DockerClient client;
    private final Duration pulse;
    private final Executor builders = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "sandcheck-image-build");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, CompletableFuture<String>> images = new HashMap<>();

    Images(DockerClient client) {
        this(client, PULSE);
    }

    Images(DockerClient client, Duration pulse) {
        this.client = client;
        this.pulse = pulse;
    }

    /**
     * Build an image, if it does not exist yet, and return its tag.
     *
     * @throws HostException if it cannot be built
     */
    String require(ImageRecipe recipe, Consumer<String> progress) {
        return require(recipe, progress, "");
    }

    /**
     * Build an image, if it does not exist yet.
     *
     * @param notice a line for the user before the build; empty for none
     */
    String require(ImageRecipe recipe, Consumer<String> progress, String notice) {
        if (!notice.isEmpty() && !exists(tag(recipe))) {
            progress.accept(notice);
        }
        try {
            return start(recipe, progress).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof HostException cause ? cause : e;
        }
    }

    /** The first request starts the build. The others wait for the same build, and get the same failure. */
    private synchronized CompletableFuture<String> start(ImageRecipe recipe, Consumer<String> progress) {
        String tag = tag(recipe);
        CompletableFuture<String> image = images.get(tag);
        if (image == null) {
            image = exists(tag) ? CompletableFuture.completedFuture(tag) : startBuild(recipe, tag, progress);
            images.put(tag, image);
        }
        return image;
    }

    private CompletableFuture<String> startBuild(ImageRecipe recipe, String tag, Consumer<String> progress) {
        CompletableFuture<?>[] parents = recipe.parents().values().stream()
                .map(parent -> start(parent, progress))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(parents)
                .thenApplyAsync(
                        nothing -> {
                            build(recipe, tag, progress);
                            return tag;
                        },
                        builders);
    }

    private void build(ImageRecipe recipe, String tag, Consumer<String> progress) {
        Map<String, String> arguments = new TreeMap<>(recipe.arguments());
        recipe.parents().forEach((name, parent) -> arguments.put(Dockerfile.argumentFor(name), tag(parent)));
        try {
            new ImageBuild(client, recipe, progress).run(tag, recipe.dockerfile(), arguments, pulse);
        } catch (HostException e) {
            if (!recipe.hasFallback()) {
                throw e;
            }
            buildFallback(recipe, tag, arguments, progress, e);
        }
    }

    private void buildFallback(
            ImageRecipe recipe,
            String tag,
            Map<String, String> arguments,
            Consumer<String> progress,
            HostException first) {
        try {
            new ImageBuild(client, recipe, progress).run(tag, recipe.fallback(), arguments, pulse);
        } catch (HostException e) {
            e.addSuppressed(first);
            throw new HostException("%s%nand without a registry: %s".formatted(first.getMessage(), e.getMessage()), e);
        }
    }

    /** Return the facts of a host that is made from an existing image: its tag, and its digest in the engine. */
    Map<String, String> facts(String tag) {
        String id = String.valueOf(client.inspectImageCmd(tag).exec().getId());
        return Map.of("image", tag, "image.id", id);
    }

    private boolean exists(String tag) {
        try {
            client.inspectImageCmd(tag).exec();
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Return the name of the image with the hash of everything that goes into it. */
    static String tag(ImageRecipe recipe) {
        return tag(recipe, List.of());
    }

    private static String tag(ImageRecipe recipe, List<String> builtOnIt) {
        List<String> chain = new ArrayList<>(builtOnIt);
        chain.add(recipe.name());
        if (builtOnIt.contains(recipe.name())) {
            throw new HostException(
                    "Image [%s] is built on itself: %s".formatted(recipe.name(), String.join(" on ", chain)));
        }
        ContentHash hash = new ContentHash();
        new BuildContext(recipe, recipe.dockerfile()).addTo(hash);
        if (recipe.hasFallback()) {
            new BuildContext(recipe, recipe.fallback()).addTo(hash);
        }
        new TreeMap<>(recipe.arguments()).forEach((name, value) -> hash.add(name + "=" + value));
        recipe.parents().values().forEach(parent -> hash.add(tag(parent, chain)));
        return REPOSITORY + recipe.name() + ":" + hash.result();
    }

    /** Tell whether it is the tag of an image of the kit. */
    static boolean isOurs(String tag) {
        return tag.startsWith(REPOSITORY);
    }
}
