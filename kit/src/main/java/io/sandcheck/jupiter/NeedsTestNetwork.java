package io.sandcheck.jupiter;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says that a scenario uses the {@linkplain io.sandcheck.host.TestNetwork test network} of its host. If the host has
 * none, the scenario is not applicable. A scenario must not connect to any other network, and must not look up names
 * outside of the test network.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NeedsTestNetwork {}
