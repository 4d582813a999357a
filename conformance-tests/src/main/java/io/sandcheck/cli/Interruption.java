package io.sandcheck.cli;

/** The end of the virtual machine before that of the run: Ctrl-C, or a signal of that kind. */
final class Interruption {

    private final Thread hook;

    private Interruption(Runnable finish) {
        hook = new Thread(finish, "sandcheck-interrupted");
    }

    /** Have something done should the virtual machine end. */
    static Interruption onExit(Runnable finish) {
        Interruption interruption = new Interruption(finish);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Take it back, and tell whether it is too late for that: the virtual machine is ending. */
    boolean tooLate() {
        try {
            return !Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
