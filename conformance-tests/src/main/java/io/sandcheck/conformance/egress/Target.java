package io.sandcheck.conformance.egress;

import io.sandcheck.experiment.AssumptionException;
import io.sandcheck.host.RemoteHost;
import java.util.Locale;

/** The server that must not be reached, and how it is named. */
enum Target {
    NAME("http"),
    NAME_BY_TLS("https"),
    ADDRESS("http"),
    IPV6_ADDRESS("http"),
    MAPPED_ADDRESS("http"),
    /** The server of the allowed name redirects to the other one. */
    REDIRECT("http");

    private final String scheme;

    Target(String scheme) {
        this.scheme = scheme;
    }

    static Target of(String variant) {
        return valueOf(variant.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Return its address, without a path, or with the path that leads to it. */
    String url(RemoteHost remote) {
        String named = named(remote);
        String host = named.contains(":") ? "[" + named + "]" : named;
        return this == REDIRECT ? scheme + "://" + RemoteHost.ALLOWED + "/redirect" : scheme + "://" + host;
    }

    /** Return the text that the output of every client contains if it tried to reach the server. */
    String named(RemoteHost remote) {
        return switch (this) {
            case NAME, NAME_BY_TLS, REDIRECT -> RemoteHost.DENIED;
            case ADDRESS -> remote.address(RemoteHost.DENIED);
            case IPV6_ADDRESS ->
                remote.addressOfIpv6(RemoteHost.DENIED)
                        .orElseThrow(() -> new AssumptionException("the test network has no IPv6 here"));
            case MAPPED_ADDRESS -> "::ffff:" + remote.address(RemoteHost.DENIED);
        };
    }
}
