package io.sandcheck.host.container;

import com.github.dockerjava.api.model.Container;
import io.sandcheck.host.RunOwner;
import java.util.Map;
import java.util.Optional;

/** The labels that tell what is the kit's. */
final class Labels {

    /** On containers: the run that they belong to. */
    static final String RUN = "io.sandcheck.run";

    /** On containers: the mark of the owner, whose process may be gone. */
    static final String OWNER = "io.sandcheck.owner";

    /** On images, the nameless ones of earlier stages too, which have it from what they are built on. */
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
