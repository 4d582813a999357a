package io.sandcheck.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.apiguardian.api.API;

/**
 * The run that owns something on a host, and the process of that run. Everything that a run makes is marked with it, so
 * it can be removed when that process no longer exists.
 *
 * @param runId names the run
 * @param pid process that runs it
 * @param startTime when that process started, in clock ticks since boot (proc(5), {@code /proc/pid/stat}, field 22)
 * @param bootId the boot of the machine for which this is valid ({@code /proc/sys/kernel/random/boot_id})
 * @param pidNamespace the namespace of {@code pid} (pid_namespaces(7))
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunOwner(String runId, long pid, String startTime, String bootId, String pidNamespace) {

    /** Make the owner of a new run of this process. */
    public static RunOwner newRun() {
        long pid = ProcessHandle.current().pid();
        String runId = UUID.randomUUID().toString().substring(0, 8);
        return new RunOwner(runId, pid, startTimeOf(pid).orElse("0"), currentBootId(), currentPidNamespace());
    }

    /** Read the owner from the mark that {@link #mark()} made; empty if the text is not such a mark. */
    public static Optional<RunOwner> parse(String mark) {
        String[] parts = mark.split(":", -1);
        if (parts.length != 5 || !parts[1].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(new RunOwner(parts[0], Long.parseLong(parts[1]), parts[2], parts[3], parts[4]));
    }

    /** Return this owner as one word, for labels, names and environment variables. */
    public String mark() {
        return runId + ":" + pid + ":" + startTime + ":" + bootId + ":" + pidNamespace;
    }

    /**
     * Tell whether the process of the run still exists. A process in another namespace, for example in a container with
     * the same Docker socket, cannot be seen from here, so it counts as existing.
     */
    public boolean alive() {
        if (!bootId.equals(currentBootId())) {
            return false;
        }
        return !pidNamespace.equals(currentPidNamespace())
                || startTimeOf(pid).map(startTime::equals).orElse(false);
    }

    private static Optional<String> startTimeOf(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "stat"))
                .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19])
                .or(() -> ProcessHandle.of(pid)
                        .flatMap(process -> process.info().startInstant())
                        .map(instant -> Long.toString(instant.toEpochMilli())));
    }

    private static String currentBootId() {
        return read(Path.of("/proc/sys/kernel/random/boot_id")).orElse("this-boot");
    }

    private static String currentPidNamespace() {
        try {
            Path link = Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
            return link.toString().replaceAll("\\D", "");
        } catch (IOException e) {
            return "this-namespace";
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
