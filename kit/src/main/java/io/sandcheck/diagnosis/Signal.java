package io.sandcheck.diagnosis;

import io.sandcheck.sandbox.CommandResult;

/** The signals that end a program, with their numbers on x86-64 Linux; see signal(7). */
enum Signal {
    SIGHUP(1),
    SIGINT(2),
    SIGQUIT(3),
    SIGILL(4),
    SIGTRAP(5),
    SIGABRT(6),
    SIGBUS(7),
    SIGFPE(8),
    SIGKILL(9),
    SIGSEGV(11),
    SIGPIPE(13),
    SIGALRM(14),
    SIGTERM(15),
    SIGXCPU(24),
    SIGXFSZ(25),
    SIGSYS(31);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    /** Tell whether it ended a command, or the command's exit code says that it ended one of its children. */
    boolean ended(CommandResult result) {
        return name().equals(result.signal()) || Integer.valueOf(128 + number).equals(result.exitCode());
    }
}
