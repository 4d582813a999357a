package io.sandcheck.sandbox;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a thread of a command was doing when its time was up, from proc(5).
 *
 * @param pid number of the thread, as seen from outside of the sandbox
 * @param command command line of its process
 * @param state one letter: {@code S} sleeping, {@code R} running, {@code D} waiting for a disk, {@code T} stopped
 * @param wchan function of the kernel in which it sleeps; empty if it may not be read
 * @param syscall its current system call, as in {@code epoll_wait}; null if there is none, or if it may not be read
 * @param stack functions of the kernel, the innermost first; empty if they may not be read
 * @param ends what can end its wait: {@code never}, {@code by itself, 3.0 s}, {@code by others} if a process outside of
 *     the command could, {@code unknown} if that is not known, {@code hidden} if not even its call can be seen, {@code
 *     running}; empty if it was not checked
 * @param on files that it waits for: {@code fd 4, pipe:[1234]}; empty if it waits for none, or if they are not known
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StuckThread(
        long pid,
        String command,
        String state,
        String wchan,
        @Nullable String syscall,
        List<String> stack,
        String ends,
        List<String> on) {

    private static final int LONGEST_COMMAND = 80;

    private static final String BY_ITSELF = "by itself";

    private static final String BY_OTHERS = "by others";

    public StuckThread {
        stack = List.copyOf(stack);
        on = List.copyOf(on);
    }

    /**
     * Describe it in one line: {@code [python3 work.py] is in epoll_wait on fd 4, Unix socket without a name}, or
     * {@code [sleep 60] is in clock_nanosleep, which ends by itself}.
     */
    public String summary() {
        String where = syscall != null ? "in " + syscall : state.equals("R") ? "running" : "asleep " + sleepsIn();
        return "[%s] is %s%s%s"
                .formatted(shortened(), where, on.isEmpty() ? "" : " on " + String.join("; ", on), end());
    }

    private String end() {
        return ends.startsWith(BY_ITSELF)
                ? ", which ends " + BY_ITSELF
                : ends.equals(BY_OTHERS) ? ", which another process can end" : "";
    }

    private String sleepsIn() {
        return wchan.isEmpty() ? "(not visible in what)" : "in the kernel's " + wchan;
    }

    private String shortened() {
        String line = command.lines().findFirst().orElse("");
        return line.length() <= LONGEST_COMMAND ? line : line.substring(0, LONGEST_COMMAND) + "...";
    }
}
