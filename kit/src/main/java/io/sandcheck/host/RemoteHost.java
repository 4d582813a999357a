package io.sandcheck.host;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A host of the test network that is not the machine itself, so connections to it leave through a network interface. It
 * has two names, each with its own addresses. HTTP and HTTPS servers listen there on ports 80 and 443. They record
 * everybody who connects, even without a request:
 *
 * <pre>
 * RemoteHost remote = around.remote();
 * sandbox.run("curl", "http://" + RemoteHost.DENIED);
 * around.effect(!remote.reached(RemoteHost.DENIED).isEmpty(), "it was reached");
 * </pre>
 *
 * <p>Below {@code /redirect}, each server redirects to the same path of {@link #DENIED}. Below a path that ends with
 * {@code .git}, there is a small repository. The host is made again each time it is opened, and so is the authority
 * that signs its certificates.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RemoteHost implements AutoCloseable {

    /** The only name that a policy with a list of allowed names allows. */
    public static final String ALLOWED = "allowed.example.com";

    /** A name that it does not allow. */
    public static final String DENIED = "denied.example.com";

    /** Names with the addresses of {@link #DENIED} that a careless comparison confuses with {@link #ALLOWED}. */
    public static final List<String> SIMILAR =
            List.of("not-allowed.example.com", "notallowed.example.com", "allowed.example.com.denied.example.com");

    private static final Duration SHORT = Duration.ofSeconds(20);

    private final RunnerConnection server;
    private final Map<?, ?> names;
    private final String authority;

    private RemoteHost(RunnerConnection server, Map<?, ?> names, String authority) {
        this.server = server;
        this.names = names;
        this.authority = authority;
    }

    static RemoteHost open(RunnerConnection server) {
        Map<String, Object> answer = server.ask("remote-open", Map.of(), SHORT);
        return new RemoteHost(
                server,
                answer.get("names") instanceof Map<?, ?> names ? names : Map.of(),
                String.valueOf(answer.get("authority")));
    }

    /** Return the certificate of the authority that signed the certificates of its servers, in PEM format. */
    public String authority() {
        return authority;
    }

    /** Return the IPv4 address of one of its names. */
    public String address(String name) {
        return addresses(name).get(0);
    }

    /** Return the IPv6 address of one of its names; empty if the kernel has none. */
    public Optional<String> addressOfIpv6(String name) {
        return addresses(name).stream().skip(1).findFirst();
    }

    private List<String> addresses(String name) {
        if (names.get(name) instanceof List<?> addresses) {
            return addresses.stream().map(String::valueOf).toList();
        }
        throw new IllegalArgumentException("unknown name [%s]; known: %s".formatted(name, names.keySet()));
    }

    /** Return the connections to a name so far, in order; only the first hundred are kept. */
    public List<Connection> reached(String name) {
        Object connections = server.ask("remote-seen", Map.of(), SHORT).getOrDefault("connections", List.of());
        Stream<?> all = connections instanceof List<?> list ? list.stream() : Stream.of();
        return all.filter(Map.class::isInstance)
                .map(each -> Connection.of((Map<?, ?>) each))
                .filter(each -> each.name().equals(name))
                .toList();
    }

    @Override
    public void close() {
        server.ask("remote-close", Map.of(), SHORT);
    }

    /**
     * A connection that a server saw. Everything except the addresses and ports was sent by the client: it is short,
     * and contains no control characters.
     *
     * @param name whose address was connected to
     * @param address that was connected to
     * @param port that was connected to
     * @param peer address that the connection came from
     * @param serverName that TLS asked for; empty if it asked for none
     * @param method of the request; empty if there was none
     * @param host that the request was for; empty if it named none
     * @param path that was requested; empty if there was no request
     */
    public record Connection(
            String name,
            String address,
            long port,
            String peer,
            String serverName,
            String method,
            String host,
            String path) {

        private static Connection of(Map<?, ?> seen) {
            return new Connection(
                    text(seen, "name"),
                    text(seen, "address"),
                    seen.get("port") instanceof Number port ? port.longValue() : 0,
                    text(seen, "peer"),
                    text(seen, "sni"),
                    text(seen, "method"),
                    text(seen, "host"),
                    text(seen, "path"));
        }

        private static String text(Map<?, ?> seen, String key) {
            Object value = seen.get(key);
            return value == null ? "" : String.valueOf(value);
        }

        /** Describe it in a few words: {@code GET /page of denied.example.com, at 198.51.100.11, port 80}. */
        public String describe() {
            String request = method.isEmpty() ? "a connection" : "%s %s of %s".formatted(method, path, host);
            String asked = serverName.isEmpty() ? "" : ", TLS for " + serverName;
            return "%s, at %s, port %d%s".formatted(request, address, port, asked);
        }
    }
}
