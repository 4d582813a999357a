package io.sandcheck.adapter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * An optional ability of a session adapter, beyond running commands in a session.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Offer {
    /** Its sessions can have children. */
    CHILDREN,
    /** The policy of a running session can be changed. */
    POLICY_CHANGE,
    /** Its children can have children. */
    GRANDCHILDREN,
    /** A command can ask to run outside of the sandbox, as the agent's model can. */
    LEAVE;

    /** Return the name that the protocol uses: {@code policy-change}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Return the names of all, in order. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Offer::id).toList();
    }
}
