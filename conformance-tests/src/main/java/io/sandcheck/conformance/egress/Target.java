package io.sandcheck.conformance.egress;

import io.sandcheck.experiment.AssumptionException;
import io.sandcheck.host.RemoteHost;
import java.util.Locale;

/** The server that nobody is to be let to, and how it is named. */
enum Target {
    NAME("http"),
    NAME_BY_TLS("https"),
    ADDRESS("http"),
    IPV6_ADDRESS("http"),
    MAPPED_ADDRESS("http"),
    /** The server of the allowed name says that the page is at the other one. */
    REDIRECT("http");

    private final String scheme;

    Target(String scheme) {
        this.scheme = scheme;
    }

    static Target of(String variant) {
        return valueOf(variant.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Return the address of it, without a path, or with the one that leads to it. */
    String url(RemoteHost remote) {
        String named = named(remote);
        String host = named.contains(":") ? "[" + named + "]" : named;
        return this == REDIRECT ? scheme + "://" + RemoteHost.ALLOWED + "/redirect" : scheme + "://" + host;
    }

    /** Return how it is named: no client that has tried to reach it can be silent of that. */
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
