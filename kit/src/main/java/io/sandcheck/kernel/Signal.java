package io.sandcheck.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The signals of Linux on x86-64 and ARM, in the order of their numbers; see signal(7).
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Signal {
    SIGHUP,
    SIGINT,
    SIGQUIT,
    SIGILL,
    SIGTRAP,
    SIGABRT,
    SIGBUS,
    SIGFPE,
    SIGKILL,
    SIGUSR1,
    SIGSEGV,
    SIGUSR2,
    SIGPIPE,
    SIGALRM,
    SIGTERM,
    SIGSTKFLT,
    SIGCHLD,
    SIGCONT,
    SIGSTOP,
    SIGTSTP,
    SIGTTIN,
    SIGTTOU,
    SIGURG,
    SIGXCPU,
    SIGXFSZ,
    SIGVTALRM,
    SIGPROF,
    SIGWINCH,
    SIGIO,
    SIGPWR,
    SIGSYS;

    private static final int SHELL_BASE = 128;

    /** Find a signal by its name, with or without {@code SIG}. */
    public static Optional<Signal> find(String name) {
        String full = name.startsWith("SIG") ? name : "SIG" + name;
        return Arrays.stream(values())
                .filter(signal -> signal.name().equals(full))
                .findFirst();
    }

    /** Return its number, from 1. */
    public int number() {
        return List.of(values()).indexOf(this) + 1;
    }

    /** Return the exit code with which a shell reports that the signal ended a program: 143 for SIGTERM. */
    public int exitCode() {
        return SHELL_BASE + number();
    }
}
