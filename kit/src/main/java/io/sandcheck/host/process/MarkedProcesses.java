package io.sandcheck.host.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/** Processes with a mark in the environment with which they were started ({@code /proc/pid/environ}). */
final class MarkedProcesses {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private MarkedProcesses() {}

    /**
     * Kill the processes with the mark, and those that they start meanwhile, and wait until they are gone. Return a line
     * for each.
     */
    static List<String> kill(String mark) {
        Set<Long> killed = new TreeSet<>();
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<ProcessHandle> left = marked(mark);
        while (!left.isEmpty() && System.nanoTime() < end) {
            for (ProcessHandle process : left) {
                process.destroyForcibly();
                killed.add(process.pid());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            left = marked(mark);
        }
        return killed.stream().map(pid -> "process " + pid).toList();
    }

    private static List<ProcessHandle> marked(String mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> carries(process.pid(), mark))
                .toList();
    }

    /** A process that has ended has no environment any more. */
    private static boolean carries(long pid, String mark) {
        try {
            byte[] environment = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
            String[] variables = new String(environment, StandardCharsets.UTF_8).split("\0", -1);
            return Arrays.asList(variables).contains(mark);
        } catch (IOException e) {
            return false;
        }
    }
}
