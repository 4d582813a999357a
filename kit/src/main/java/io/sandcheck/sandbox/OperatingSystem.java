package io.sandcheck.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The kind of system that a sandbox is made for, and that a host is.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum OperatingSystem {
    LINUX,
    MACOS;

    /** Return the name that definitions and reports use. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Return the system of this machine; what is not macOS is taken for Linux. */
    public static OperatingSystem ofThisMachine() {
        return System.getProperty("os.name").startsWith("Mac") ? MACOS : LINUX;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(OperatingSystem::id).toList();
    }
}
