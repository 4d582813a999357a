package io.sandcheck.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The meaning of a variable with which a sandbox tells programs how they are confined.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Marker {
    /** There is a sandbox. */
    CONFINED,
    /** There is no network. */
    NETWORK_OFF;

    /** Return the name that definitions use: {@code network-off}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Marker::id).toList();
    }

    static Marker of(String id) {
        return Arrays.stream(values())
                .filter(marker -> marker.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
