package io.sandcheck.experiment;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Lets experiments run at the same time, except for those that must be alone. */
final class Turns {

    /** The lock is fair, because otherwise one that must be alone would wait for all others of the run. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

    /** Run something while others may run. */
    <T> T beside(Supplier<T> make) {
        return holding(lock.readLock(), make);
    }

    /** Run something while nothing else runs. */
    <T> T alone(Supplier<T> make) {
        return holding(lock.writeLock(), make);
    }

    private static <T> T holding(Lock turn, Supplier<T> make) {
        turn.lock();
        try {
            return make.get();
        } finally {
            turn.unlock();
        }
    }
}
