package io.sandcheck.host;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * Makes sure that a sweep misses nothing that is just being opened. The sweep waits until it is open, and removes it. After
 * that, nothing more is opened for the run.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Openings {

    /** How long a sweep waits for hosts that are being opened. Opening one takes less time, unless the machine is stopped. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReadWriteLock opening = new ReentrantReadWriteLock();
    private final List<Predicate<RunOwner>> ended = new CopyOnWriteArrayList<>();

    /** Opens something. */
    @FunctionalInterface
    public interface Opening<T, E extends Exception> {

        T open() throws E;
    }

    /**
     * Open something of a run.
     *
     * @throws HostException if the run has ended
     */
    public <T, E extends Exception> T open(RunOwner owner, Opening<T, E> make) throws E {
        opening.readLock().lock();
        try {
            if (ended(owner)) {
                throw new HostException("The run has ended");
            }
            return make.open();
        } finally {
            opening.readLock().unlock();
        }
    }

    /**
     * Do something with what is open of a run.
     *
     * @param otherwise what is returned if the run has ended
     */
    public <T> T unlessEnded(RunOwner owner, Supplier<T> act, T otherwise) {
        opening.readLock().lock();
        try {
            return ended(owner) ? otherwise : act.get();
        } finally {
            opening.readLock().unlock();
        }
    }

    private boolean ended(RunOwner owner) {
        return ended.stream().anyMatch(whose -> whose.test(owner));
    }

    /** End certain runs: remove what is open of them, once nothing is being opened any more. */
    public <T, E extends Exception> T end(Predicate<RunOwner> whose, Opening<T, E> remove) throws E {
        ended.add(whose);
        boolean alone = waitForOpenings();
        try {
            return remove.open();
        } finally {
            if (alone) {
                opening.writeLock().unlock();
            }
        }
    }

    private boolean waitForOpenings() {
        try {
            return opening.writeLock().tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
