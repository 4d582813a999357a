package io.sandcheck.session;

import io.sandcheck.host.Peer;
import io.sandcheck.json.Json;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Listens outside of a sandbox and takes note of who connects.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Listener {

    static final String PROGRAM = "accept_connections.py";
    static final String LOOPBACK = "127.0.0.1";

    private final Surroundings around;
    private final Peer peer;
    private final @Nullable String address;

    Listener(Surroundings around, Peer peer, @Nullable String address) {
        this.around = around;
        this.peer = peer;
        this.address = address;
    }

    /** Return the port that it listens on; {@code null}, as a text, where that is a Unix socket. */
    public String port() {
        return String.valueOf(
                Json.readObject(peer.firstLine(), "first line of the listener").get("port"));
    }

    /**
     * Stop it and tell whether anybody had connected before. Connections are accepted in their order, so that one of our
     * own makes sure that every earlier one has been noted.
     */
    public boolean wasReached() {
        if (address == null) {
            around.act("connect_tcp.py", LOOPBACK, port());
        } else {
            around.act("connect_unix_socket.py", address);
        }
        long accepted = peer.stop()
                .stdout()
                .text()
                .lines()
                .filter(line -> line.contains("\"accepted\""))
                .count();
        return accepted > 1;
    }
}
