package io.sandcheck.act;

import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A program that does acts. A sandbox must deny acts to every program: one that only changes the C library does not
 * affect a statically linked program.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Doer {
    /** The Python of the scenario. */
    PYTHON("Python"),
    /** A Python that is started by the first one. */
    CHILD("a child of Python"),
    /** A shell that Python executes. */
    SHELL("a shell"),
    /** A program that makes a few system calls without a library, started by Python. */
    STATIC("a static program"),
    /** The static program, with system calls of 32 bits, which some filters forget. */
    STATIC_32("a static program with 32-bit calls");

    /** The architectures for which the static program can be built. */
    private static final List<String> ARCHITECTURES = List.of("amd64", "x86_64");

    private final String title;

    Doer(String title) {
        this.title = title;
    }

    /** Return its name in reports. */
    public String title() {
        return title;
    }

    /** Tell whether it can act on every kernel. Some have no 32-bit calls. */
    public boolean isForEveryKernel() {
        return this != STATIC_32;
    }

    /** Tell whether it can do an act on this machine. */
    public boolean can(Act act) {
        return switch (this) {
            case PYTHON, CHILD -> true;
            case SHELL -> ShellActs.script(act).isPresent();
            case STATIC -> canBeBuilt() && StaticActs.isKnown(act);
            case STATIC_32 -> canBeBuilt() && StaticActs.isKnownIn32Bits(act);
        };
    }

    private static boolean canBeBuilt() {
        return ARCHITECTURES.contains(System.getProperty("os.arch", "").toLowerCase(Locale.ROOT));
    }
}
