package io.sandcheck.session;

import java.util.ArrayDeque;
import java.util.Deque;

/** What is to be done when an arm ends, the last first. */
final class Endings {

    private final Deque<Runnable> endings = new ArrayDeque<>();

    void add(Runnable ending) {
        endings.push(ending);
    }

    void run() {
        while (!endings.isEmpty()) {
            endings.pop().run();
        }
    }
}
