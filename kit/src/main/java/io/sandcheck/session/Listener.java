package io.sandcheck.session;

import io.sandcheck.host.Peer;
import io.sandcheck.json.Json;
import org.apiguardian.api.API;

/**
 * Listens outside of a sandbox and takes note of who connects, or sends.
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

    private Listener(Surroundings around, String program, String act, String address) {
        this.around = around;
        this.peer = around.start(program, address);
        this.act = act;
        this.address = address;
    }

    /** Listen on a free port of an address, on a Unix socket of that path, or of an abstract name, written {@code @NAME}. */
    static Listener forConnections(Surroundings around, String address) {
        boolean unix = address.startsWith("/") || address.startsWith("@");
        return new Listener(
                around, "accept_connections.py", unix ? "connect_unix_socket.py" : "connect_tcp.py", address);
    }

    /** Receive on a free UDP port of an address. */
    static Listener forDatagrams(Surroundings around, String address) {
        return new Listener(around, "receive_datagrams.py", "send_datagram.py", address);
    }

    /** Return the port that it listens on; {@code null}, as a text, where that is a Unix socket. */
    public String port() {
        return String.valueOf(
                Json.readObject(peer.firstLine(), "first line of the listener").get("port"));
    }

    /**
     * Stop it and tell whether it heard of anybody before. It takes note in their order, so that one of our own makes sure
     * that every earlier one has been noted.
     */
    public boolean wasReached() {
        if (port().equals("null")) {
            around.act(act, address);
        } else {
            around.act(act, address, port());
        }
        long noted = peer.stop().stdout().text().lines().skip(1).count();
        return noted > 1;
    }
}
