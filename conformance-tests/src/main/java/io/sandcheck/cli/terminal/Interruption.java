package io.sandcheck.cli.terminal;

import org.apiguardian.api.API;

/** The end of the virtual machine before that of the run: Ctrl-C, or a signal of that kind. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Interruption {

    private final Thread hook;

    private Interruption(Runnable finish) {
        hook = new Thread(finish, "sandcheck-interrupted");
    }

    /** Have something done should the virtual machine end. */
    public static Interruption onExit(Runnable finish) {
        Interruption interruption = new Interruption(finish);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Take it back, and tell whether it is too late for that: the virtual machine is ending. */
    public boolean tooLate() {
        try {
            return !Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
