package io.sandcheck.host;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Actions that close what was opened. They are run in reverse order. If one fails, the others are run all the same.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Endings {

    private final Deque<Runnable> endings = new ArrayDeque<>();

    public static Endings of(Runnable only) {
        Endings endings = new Endings();
        endings.add(only);
        return endings;
    }

    /** Do something before everything that was added until now. */
    public void add(Runnable ending) {
        endings.push(ending);
    }

    /** Do everything. Then throw the first exception, which has the others as suppressed ones. */
    public void run() {
        RuntimeException problem = problemAfter(null);
        if (problem != null) {
            throw problem;
        }
    }

    /**
     * Do everything because of a problem, which matters more than those of the endings.
     *
     * @return the problem, to be thrown
     */
    public RuntimeException runAfter(RuntimeException problem) {
        problemAfter(problem);
        return problem;
    }

    private @Nullable RuntimeException problemAfter(@Nullable RuntimeException before) {
        RuntimeException first = before;
        while (!endings.isEmpty()) {
            try {
                endings.pop().run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        return first;
    }
}
