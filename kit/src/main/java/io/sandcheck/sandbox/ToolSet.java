package io.sandcheck.sandbox;

import org.apiguardian.api.API;

/**
 * Tools that are installed together, so that few images are built, whatever scenarios are chosen. Each set is a layer
 * on the sets before it.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ToolSet {
    /** Small tools that many scenarios need. */
    EVERYDAY,
    /** Compilers, servers, browsers. */
    LARGE,
    /** Tools that the kit does not list. They are installed only if requested. */
    OTHER
}
