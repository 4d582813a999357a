package io.sandcheck.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The way to talk to the sessions of a sandbox.
 *
 * @param adapter command line, with placeholders, of its session adapter; empty for the kit's own, which runs in the sandbox
 * @param patience how much longer than what was asked an answer may take
 * @param doors that its sessions have beside their shell
 * @param unpromised doors that its makers do not promise to confine as the shell is
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SessionLaunch(
        List<String> adapter, Duration patience, List<Door> doors, Map<Door, Disclaimer> unpromised) {

    /** The kit's own adapter. */
    public static final SessionLaunch DEFAULT =
            new SessionLaunch(List.of(), Duration.ofSeconds(60), List.of(), Map.of());

    public SessionLaunch {
        adapter = List.copyOf(adapter);
        doors = List.copyOf(doors);
        unpromised = Map.copyOf(unpromised);
    }

    /** Say that its makers do not promise to confine a door, with their word; nothing if they promise it, or say nothing. */
    public Optional<Disclaimer> disclaimerOf(Door door) {
        return Optional.ofNullable(unpromised.get(door));
    }
}
