package io.sandcheck.experiment;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** Whose turn it is: experiments are made beside each other, but for those that are to be alone. */
final class Turns {

    /** Fair, or one that is to be alone would wait for all others of the run. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

    /** Make something while others may be made. */
    <T> T beside(Supplier<T> make) {
        return holding(lock.readLock(), make);
    }

    /** Make something while nothing else is made. */
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
