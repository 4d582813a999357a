package io.sandcheck.sandbox;

import org.apiguardian.api.API;

/**
 * Tools that are installed together: whatever scenarios are chosen, few images are built for them. Each set lies on top of those
 * before it.
 *
 * @since 0.2
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.2")
public enum ToolSet {
    /** Small, and asked for by many scenarios. */
    EVERYDAY,
    /** Compilers, servers, browsers. */
    LARGE,
    /** What the kit does not know: installed for those who ask for it. */
    OTHER
}
