package io.sandcheck.host;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** The runners of a host: as many as there were requests at the same time. Each is kept for later requests. */
final class RunnerPool {

    /** Time limit for requests that take no time. */
    static final Duration SHORT = Duration.ofSeconds(10);

    private final String host;
    private final Supplier<RunnerStreams> starter;
    private final Queue<RunnerConnection> idle = new ConcurrentLinkedQueue<>();
    private final Queue<RunnerConnection> opened = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    RunnerPool(String host, Supplier<RunnerStreams> starter) {
        this.host = host;
        this.starter = starter;
    }

    /** Use a runner that nobody else uses meanwhile. */
    <T> T with(Function<RunnerConnection, T> use) {
        RunnerConnection runner = borrow();
        try {
            return use.apply(runner);
        } finally {
            giveBack(runner);
        }
    }

    /** Take a runner, and give it back later. */
    RunnerConnection borrow() {
        if (closed) {
            throw new HostException("Host [%s] is closed".formatted(host));
        }
        RunnerConnection runner = idle.poll();
        return runner != null ? runner : connect();
    }

    private RunnerConnection connect() {
        RunnerConnection runner = new RunnerConnection(host, starter.get());
        opened.add(runner);
        runner.ask("hello", Map.of("protocol", RunnerConnection.PROTOCOL), SHORT);
        return runner;
    }

    void giveBack(RunnerConnection runner) {
        if (runner.broken() || closed) {
            opened.remove(runner);
            runner.close();
        } else {
            idle.add(runner);
        }
    }

    boolean closed() {
        return closed;
    }

    /** Lend no more runners. Those that are given back are closed. */
    void endLending() {
        closed = true;
    }

    /** Close all runners, including those in use. */
    void close() {
        closed = true;
        opened.forEach(RunnerConnection::close);
    }
}
