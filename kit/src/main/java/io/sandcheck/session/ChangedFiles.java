package io.sandcheck.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sandcheck.host.Host;
import io.sandcheck.sandbox.Transparency;
import java.util.Optional;

/**
 * Finds out what a sandbox changed in the files of a command.
 *
 * @param workspace of the command
 * @param seen what the command said it got
 * @param moved whether the command ran in another directory
 */
record ChangedFiles(Host host, String workspace, Arrival seen, boolean moved) {

    static final String HERE = "/.sandcheck-here";
    private static final String RUNS = "/.sandcheck-runs";
    private static final String RUN = "run\n";
    private static final int LIMIT = 1 << 12;

    /** Each run of the program writes one line to a file. */
    Optional<Interference> change() {
        String file = workspace + RUNS;
        String lines = host.exists(file) ? new String(host.read(file, LIMIT), UTF_8) : "";
        long runs = lines.lines().count();
        if (runs > 1) {
            return Optional.of(new Interference(Transparency.RUNS_ONCE, "a command runs %d times".formatted(runs)));
        }
        if (moved || !seen.unwritable().isEmpty()) {
            return Optional.empty();
        }
        if (lines.equals(RUN)) {
            return seen.removed() && host.exists(workspace + HERE)
                    ? Optional.of(new Interference(
                            Transparency.FILES,
                            "a file that a command removes from its workspace is there again afterwards"))
                    : Optional.empty();
        }
        return Optional.of(new Interference(
                Transparency.FILES,
                "a file that a command writes in its workspace %s afterwards"
                        .formatted(lines.isEmpty() ? "is not there, or is empty," : "has other content")));
    }
}
