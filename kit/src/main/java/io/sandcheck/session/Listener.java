package io.sandcheck.session;

import io.sandcheck.act.Act;
import io.sandcheck.act.Act.Kind;
import io.sandcheck.act.Doer;
import io.sandcheck.act.Try;
import io.sandcheck.host.Peer;
import io.sandcheck.host.RandomNames;
import io.sandcheck.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Listens outside of a sandbox, and records who connects or sends.
 *
 * <pre>
 * ForbiddenActs.connect(sandbox, around, around.listen());
 * </pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Listener {

    /** Address of the loopback interface. */
    public static final String LOOPBACK = "127.0.0.1";

    private final Surroundings around;
    private final Peer peer;
    private final String act;
    private final String address;
    private final Kind sent;

    private Listener(Surroundings around, String program, String act, String address, Kind sent) {
        this.sent = sent;
        this.around = around;
        this.peer = around.start(program, address);
        this.act = act;
        this.address = address;
    }

    /**
     * Listen on a free port of an address, on a Unix socket of that path, or on an abstract name, written {@code
     * @NAME}.
     */
    static Listener forConnections(Surroundings around, String address) {
        boolean unix = address.startsWith("/") || address.startsWith("@");
        return new Listener(
                around,
                "accept_connections.py",
                unix ? "connect_unix_socket.py" : "connect_tcp.py",
                address,
                unix ? Kind.CONNECT_UNIX : Kind.CONNECT);
    }

    /** Receive on a free UDP port of an address. */
    static Listener forDatagrams(Surroundings around, String address) {
        return new Listener(around, "receive_datagrams.py", "send_datagram.py", address, Kind.SEND);
    }

    /** Return the port, as text; {@code null}, also as text, for a Unix socket. */
    public String port() {
        return String.valueOf(
                Json.readObject(peer.firstLine(), "first line of the listener").get("port"));
    }

    /** Return the addresses through which it can be reached. IPv4 addresses are also mapped into IPv6. */
    List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        addresses.add(address);
        if (sent != Kind.CONNECT_UNIX && !address.contains(":")) {
            addresses.add("::ffff:" + address);
        }
        if (Json.readObject(peer.firstLine(), "first line of the listener").get("also") instanceof List<?> also) {
            also.forEach(other -> addresses.add(String.valueOf(other)));
        }
        return addresses;
    }

    /** Return a try to reach it for each program that can do so. Each try sends its token. */
    List<Try> tries(String by) {
        return Arrays.stream(Doer.values())
                .flatMap(doer -> {
                    String token = RandomNames.token();
                    Act act = sent == Kind.CONNECT_UNIX ? Act.of(sent, by, token) : Act.of(sent, by, port(), token);
                    return doer.can(act) ? Stream.of(Try.of(doer, act)) : Stream.empty();
                })
                .toList();
    }

    /** Stop it and return the tries that connected or sent something. */
    List<Try> reachedBy(List<Try> tries) {
        String noted = noted();
        return tries.stream()
                .filter(each -> noted.contains(
                        each.act().arguments().get(each.act().arguments().size() - 1)))
                .toList();
    }

    /** Describe the effect that it was reached. */
    String effect(String how) {
        return switch (sent) {
            case SEND -> "a receiver outside got a datagram on port %s: %s".formatted(port(), how);
            case CONNECT_UNIX ->
                "a listener outside accepted a connection to %s Unix socket: %s"
                        .formatted(address.startsWith("@") ? "an abstract" : "a", how);
            default -> "a listener outside accepted a connection to %s, port %s: %s".formatted(address, port(), how);
        };
    }

    /**
     * Stop it and tell whether anybody reached it. Connections are recorded in order, so the kit connects last: then
     * all earlier connections have been recorded.
     */
    public boolean wasReached() {
        return noted().lines().skip(1).count() > 1;
    }

    private String noted() {
        if (port().equals("null")) {
            around.programs().act(act, address);
        } else {
            around.programs().act(act, address, port());
        }
        return peer.stop().stdout().text();
    }
}
