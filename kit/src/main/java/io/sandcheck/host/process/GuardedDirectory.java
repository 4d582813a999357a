package io.sandcheck.host.process;

import io.sandcheck.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A directory of the kit on this machine. Any program of this user could write there, but only the kit may. */
final class GuardedDirectory {

    private static final int ATTEMPTS = 3;

    private final Path directory;
    private final Restoration restoration;
    private final FileStamps stamps;
    private boolean ended;

    /** Restores the content of a directory. */
    @FunctionalInterface
    interface Restoration {

        /** Return a line for each file that was changed. */
        List<String> restore() throws IOException;
    }

    GuardedDirectory(Path directory, Restoration restoration) {
        this.directory = directory;
        this.restoration = restoration;
        this.stamps = new FileStamps(directory);
    }

    /** Restore its content, and guard it from now on. Return a line for each file that was changed. */
    synchronized List<String> begin() throws IOException {
        Files.createDirectories(directory);
        List<String> repairs = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            // Later changes are seen by the times, earlier ones by the content.
            stamps.take();
            repairs.addAll(restoration.restore());
            if (stamps.changed().isEmpty()) {
                return repairs;
            }
        }
        throw new HostException(
                "[%s] is being changed all the time; end the program that does this (`fuser -v -m %s` lists candidates)"
                        .formatted(directory, directory));
    }

    /** Check whether something was changed since the last check, restore it, and return a line for each change. */
    synchronized List<String> look() {
        List<Path> changed = ended ? List.of() : stamps.changed();
        if (changed.isEmpty()) {
            return List.of();
        }
        try {
            List<String> repairs = begin();
            return repairs.isEmpty() ? touched(changed) : located(repairs);
        } catch (IOException e) {
            throw new HostException("[%s] was changed, and cannot be repaired: %s".formatted(directory, e), e);
        }
    }

    /** Stop guarding it. Files that are removed from now on are not restored. */
    synchronized void end() {
        ended = true;
    }

    private static List<String> touched(List<Path> changed) {
        return changed.stream().map(path -> path + " was changed for a while").toList();
    }

    private List<String> located(List<String> repairs) {
        return repairs.stream().map(repair -> directory + "/" + repair).toList();
    }
}
