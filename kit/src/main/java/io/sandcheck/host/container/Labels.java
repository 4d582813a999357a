package io.sandcheck.host.container;

import com.github.dockerjava.api.model.Container;
import io.sandcheck.host.RunOwner;
import java.util.Map;
import java.util.Optional;

/** The labels that identify what belongs to the kit. */
final class Labels {

    /** On containers: the run that they belong to. */
    static final String RUN = "io.sandcheck.run";

    /** On containers: the mark of the owner, whose process may no longer exist. */
    static final String OWNER = "io.sandcheck.owner";

    /** On images. Unnamed images of earlier stages have it too, because they inherit it from their base image. */
    static final String IMAGE = "io.sandcheck.image";

    private Labels() {}

    static Map<String, String> ofContainer(RunOwner owner) {
        return Map.of(RUN, owner.runId(), OWNER, owner.mark());
    }

    static Map<String, String> ofImage(ImageRecipe recipe) {
        return Map.of(IMAGE, recipe.name());
    }

    static Optional<RunOwner> ownerOf(Container container) {
        return Optional.ofNullable(container.getLabels())
                .map(labels -> labels.get(OWNER))
                .flatMap(RunOwner::parse);
    }
}
