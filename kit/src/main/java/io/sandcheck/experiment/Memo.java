package io.sandcheck.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;

/** Keeps the value of each key, which is made once. A failure is kept too. A second caller waits for the first one. */
final class Memo<K, V> {

    private final ConcurrentMap<K, FutureTask<V>> tasks = new ConcurrentHashMap<>();

    V get(K key, Callable<? extends V> make) {
        FutureTask<V> task = new FutureTask<>(make::call);
        FutureTask<V> earlier = tasks.putIfAbsent(key, task);
        if (earlier == null) {
            task.run();
        }
        return result(earlier == null ? task : earlier);
    }

    void forget(K key) {
        tasks.remove(key);
    }

    /** Return the values that were made, without waiting for others. */
    List<V> values() {
        return valuesOf(any -> true);
    }

    /** Return the values that were made for certain keys, without waiting for others. */
    List<V> valuesOf(Predicate<K> condition) {
        return tasks.entrySet().stream()
                .filter(task -> condition.test(task.getKey()))
                .map(Map.Entry::getValue)
                .filter(Memo::succeeded)
                .map(Memo::result)
                .toList();
    }

    /** Return the value of a key that was made; empty if it was not. */
    Optional<V> find(K key) {
        return Optional.ofNullable(tasks.get(key)).filter(Memo::succeeded).map(Memo::result);
    }

    /** Forget a key, so that its value is made again; return the old one. */
    Optional<V> remove(K key) {
        return Optional.ofNullable(tasks.remove(key)).filter(Memo::succeeded).map(Memo::result);
    }

    /** Forget certain keys; return their values. */
    List<V> removeIf(Predicate<K> condition) {
        return tasks.keySet().stream()
                .filter(condition)
                .flatMap(key -> remove(key).stream())
                .toList();
    }

    private static boolean succeeded(FutureTask<?> task) {
        if (!task.isDone()) {
            return false;
        }
        try {
            task.get();
            return true;
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <V> V result(FutureTask<V> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
