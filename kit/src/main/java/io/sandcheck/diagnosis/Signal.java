package io.sandcheck.diagnosis;

/** The signals that end a program, with their numbers on x86-64 Linux; see signal(7). */
enum Signal {
    SIGILL(4),
    SIGTRAP(5),
    SIGABRT(6),
    SIGBUS(7),
    SIGKILL(9),
    SIGSEGV(11),
    SIGPIPE(13),
    SIGTERM(15),
    SIGXCPU(24),
    SIGSYS(31);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
