package io.sandcheck.host;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The private network of a host. It has a few names, which its DNS server resolves to addresses that are reserved for
 * documentation. An HTTP server at each address, on port 80, answers with the name in the request. Every ping is
 * answered. There is no way out.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TestNetwork {

    private static final Duration SHORT = Duration.ofSeconds(10);

    private final RunnerConnection server;
    private final Map<String, List<String>> names;

    private TestNetwork(RunnerConnection server, Map<String, List<String>> names) {
        this.server = server;
        this.names = names;
    }

    /**
     * Wait until the network is ready.
     *
     * @param server streams of {@code fixtures/images/network/serve_network.py}
     */
    public static TestNetwork await(RunnerStreams server) {
        RunnerConnection connection = new RunnerConnection("test network", server);
        Object answer = connection
                .ask("hello", Map.of("protocol", RunnerConnection.PROTOCOL), SHORT)
                .get("names");
        Map<String, List<String>> names = new LinkedHashMap<>();
        if (answer instanceof Map<?, ?> map) {
            map.forEach((name, addresses) -> names.put(String.valueOf(name), strings(addresses)));
        }
        return new TestNetwork(connection, Collections.unmodifiableMap(names));
    }

    private static List<String> strings(Object addresses) {
        return addresses instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /**
     * Return its names with their addresses, the IPv4 address first; there is no IPv6 address if the kernel does not
     * support it.
     */
    public Map<String, List<String>> names() {
        return names;
    }

    /**
     * Return the address of its first name. An HTTP server listens there on port 80; other programs can use other
     * ports.
     */
    public String address() {
        return names.values().iterator().next().get(0);
    }

    /** Return the same as an IPv6 address; empty if the kernel does not support it. */
    public Optional<String> addressOfIpv6() {
        return names.values().iterator().next().stream().skip(1).findFirst();
    }

    /**
     * Tell whether the DNS server was asked for a name, even an unknown one. Only the last ten thousand names are
     * remembered, so ask soon.
     */
    public boolean wasAskedFor(String name) {
        return Boolean.TRUE.equals(
                server.ask("asked", Map.of("name", name), SHORT).get("asked"));
    }

    /**
     * Open a second host, which is not the machine. There can only be one at a time, so close it after use.
     *
     * @throws HostException if the container of the network cannot make one
     */
    public RemoteHost openRemote() {
        return RemoteHost.open(server);
    }
}
