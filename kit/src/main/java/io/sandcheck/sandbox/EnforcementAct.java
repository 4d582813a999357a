package io.sandcheck.sandbox;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * An act that a policy must deny. The kit tries it before it believes any result of a sandbox.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum EnforcementAct {
    /** Write a file in a place where only a policy with unrestricted file access allows it. */
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

    /** Tell whether a policy must deny the act. */
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
