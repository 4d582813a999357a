package io.sandcheck.cli.terminal;

import org.apiguardian.api.API;

/** The virtual machine ends before the run does, because of Ctrl-C or a similar signal. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Interruption {

    private final Thread hook;

    private Interruption(Runnable finish) {
        hook = new Thread(
                () -> {
                    // Threads that still talk to an engine fail when their connections are closed.
                    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
                    finish.run();
                },
                "sandcheck-interrupted");
        hook.setUncaughtExceptionHandler((thread, failure) -> System.err.println("sandcheck: " + failure));
    }

    /** Register an action for the end of the virtual machine. */
    public static Interruption onExit(Runnable finish) {
        Interruption interruption = new Interruption(finish);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Remove the action, and tell whether it is too late, because the virtual machine is already ending. */
    public boolean tooLate() {
        try {
            return !Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
