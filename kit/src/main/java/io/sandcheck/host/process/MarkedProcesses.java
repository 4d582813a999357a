package io.sandcheck.host.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Processes with a mark in the environment with which they were started ({@code /proc/pid/environ}). */
final class MarkedProcesses {

    private MarkedProcesses() {}

    /** Kill the processes with the mark. Return a line for each. */
    static List<String> kill(String mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> carries(process.pid(), mark))
                .filter(ProcessHandle::destroyForcibly)
                .map(process -> "process " + process.pid())
                .toList();
    }

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
