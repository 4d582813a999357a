package io.sandcheck.conformance.egress;

import java.util.List;
import java.util.Locale;

/** How a client is told about proxies. A sandbox may set variables, but removing them must not help. */
enum Way {
    /** With the variables of the sandbox. */
    AS_CONFIGURED,
    /** Without any: it connects directly. */
    WITHOUT_PROXY,
    /** With everything sent to the proxy, even addresses that are said to be local. */
    BY_PROXY_ALONE;

    /** Return the variables that are removed. */
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

    /** Return a path that identifies a fetch in this way. */
    String path() {
        return "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
