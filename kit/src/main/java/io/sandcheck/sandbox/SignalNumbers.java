package io.sandcheck.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of signals on x86-64 and ARM Linux; see signal(7). */
final class SignalNumbers {

    private static final int SHELL_BASE = 128;
    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");

    private SignalNumbers() {}

    /** Return the exit code by which a shell tells the death by a signal; null if it is not known. */
    static @Nullable Integer exitCode(String signal) {
        int index = NAMES.indexOf(signal.replaceFirst("^SIG", ""));
        return index < 0 ? null : SHELL_BASE + index + 1;
    }
}
