package io.sandcheck.sandbox;

import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * One thing that a workload needs from its environment, such as {@code unix-socket-bind}.
 *
 * <p>The probe with the same name tries it; see {@code CONTRIBUTING.md}, "Add a capability".
 *
 * @param id kebab-case name
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Capability(String id) implements Comparable<Capability> {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public Capability {
        if (!KEBAB_CASE.matcher(id).matches()) {
            throw new IllegalArgumentException("Capability [" + id + "] is not kebab-case, as in [unix-socket-bind]");
        }
    }

    @Override
    public int compareTo(Capability other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
