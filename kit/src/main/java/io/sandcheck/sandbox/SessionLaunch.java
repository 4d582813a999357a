package io.sandcheck.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * How to talk to the sessions of a sandbox.
 *
 * @param adapter command line of its session adapter, with placeholders; empty for the kit's own adapter, which runs in
 *     the sandbox
 * @param patience how much longer an answer may take than the command that was requested
 * @param doors that its sessions have besides their shell
 * @param unpromised doors that its makers do not promise to confine like the shell
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

    /** Return the makers' statement that they do not promise to confine a door; empty if there is none. */
    public Optional<Disclaimer> disclaimerOf(Door door) {
        return Optional.ofNullable(unpromised.get(door));
    }
}
