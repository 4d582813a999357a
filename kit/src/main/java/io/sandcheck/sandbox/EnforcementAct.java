package io.sandcheck.sandbox;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * An act that a policy must deny; it is tried before anything that a sandbox does is believed.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum EnforcementAct {
    /** Write a file where only a policy with unrestricted file access lets one write. */
    WRITE_OUTSIDE_WORKSPACE("write-outside-workspace"),
    /** Connect to a listener on the loopback interface of the host. */
    CONNECT_LOOPBACK("connect-loopback");

    private final String id;

    EnforcementAct(String id) {
        this.id = id;
    }

    /** Return the name that definitions use. */
    public String id() {
        return id;
    }

    /** Tell whether a policy demands that the act be denied. */
    public boolean deniedBy(SandboxPolicy policy) {
        return switch (this) {
            case WRITE_OUTSIDE_WORKSPACE -> policy.files() != FileAccess.UNRESTRICTED;
            case CONNECT_LOOPBACK -> policy.network() != NetworkAccess.ON;
        };
    }

    /** Return the names of all acts. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(EnforcementAct::id).toList();
    }
}
