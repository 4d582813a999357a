package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * States the hypothesis that a scenario's workload needs a capability.
 *
 * <p>This is not a condition: the scenario is run whether or not the capability is granted. The hypothesis is checked in
 * both directions. A workload that fails while the capability is denied, with that denial's signature, is explained by
 * it; one that fails while it is granted is unexplained, and the hypothesis wrong or incomplete; one that works while it
 * is denied has found another way, which is noted.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Requires.All.class)
public @interface Requires {

    /** Id of the capability: {@code unix-socket-bind}. */
    String value();

    /** Holds several. */
    @Documented
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {

        /** The hypotheses. */
        Requires[] value();
    }
}
