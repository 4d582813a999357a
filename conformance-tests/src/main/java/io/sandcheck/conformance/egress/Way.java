package io.sandcheck.conformance.egress;

import java.util.List;
import java.util.Locale;

/** What a client is told of proxies. A sandbox may set variables; that others take them away must not help. */
enum Way {
    /** What the sandbox tells it. */
    AS_CONFIGURED,
    /** Nothing: it connects by itself. */
    WITHOUT_PROXY,
    /** To hand over everything, what is said to be near as well. */
    BY_PROXY_ALONE;

    /** Return the variables that are taken away. */
    List<String> unset() {
        return switch (this) {
            case AS_CONFIGURED -> List.of();
            case WITHOUT_PROXY ->
                List.of(
                        "http_proxy",
                        "https_proxy",
                        "all_proxy",
                        "HTTP_PROXY",
                        "HTTPS_PROXY",
                        "ALL_PROXY",
                        "JAVA_TOOL_OPTIONS");
            case BY_PROXY_ALONE -> List.of("no_proxy", "NO_PROXY");
        };
    }

    /** Return a path by which a fetch in this way is told from the others. */
    String path() {
        return "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
