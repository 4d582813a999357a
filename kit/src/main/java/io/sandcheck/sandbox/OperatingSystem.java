package io.sandcheck.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * An operating system: the one that a sandbox is made for, or the one of a host.
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

    /** Return the system of this machine. Everything except macOS counts as Linux. */
    public static OperatingSystem ofThisMachine() {
        return System.getProperty("os.name").startsWith("Mac") ? MACOS : LINUX;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(OperatingSystem::id).toList();
    }
}
