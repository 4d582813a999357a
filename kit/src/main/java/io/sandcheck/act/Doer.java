package io.sandcheck.act;

import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * A program that does acts. A sandbox must deny them to each: one that works in the C library alone knows nothing of a
 * program that is linked statically.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Doer {
    /** The Python of the scenario. */
    PYTHON("Python"),
    /** A Python that the first one executes. */
    CHILD("a child of Python"),
    /** A shell that Python executes. */
    SHELL("a shell"),
    /** A program of a few system calls and no library, which Python executes. */
    STATIC("a static program");

    /** What the static program is made of. */
    private static final List<String> ARCHITECTURES = List.of("amd64", "x86_64");

    private final String title;

    Doer(String title) {
        this.title = title;
    }

    /** Return what reports call it. */
    public String title() {
        return title;
    }

    /** Tell whether it can do an act, on a machine like this one. */
    public boolean can(Act act) {
        return switch (this) {
            case PYTHON, CHILD -> true;
            case SHELL -> ShellActs.script(act).isPresent();
            case STATIC ->
                ARCHITECTURES.contains(System.getProperty("os.arch", "").toLowerCase(Locale.ROOT))
                        && StaticActs.isKnown(act);
        };
    }
}
