package io.sandcheck.host.process;

import io.sandcheck.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A directory of the kit on this machine, where any program of this user can write, and none but the kit may. */
final class GuardedDirectory {

    private static final int ATTEMPTS = 3;

    private final Path directory;
    private final Restoration restoration;
    private final FileStamps stamps;
    private boolean ended;

    /** Makes the content of a directory what it should be. */
    @FunctionalInterface
    interface Restoration {

        /** Return a line for each file that was something else. */
        List<String> restore() throws IOException;
    }

    GuardedDirectory(Path directory, Restoration restoration) {
        this.directory = directory;
        this.restoration = restoration;
        this.stamps = new FileStamps(directory);
    }

    /** Make its content what it should be, and guard it from now on; return a line for each file that was something else. */
    synchronized List<String> begin() throws IOException {
        Files.createDirectories(directory);
        List<String> repairs = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            // What is changed after this is seen by its stamp, and what before, by its content.
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

    /** Look whether something was changed since the last look, put it right, and return a line for each change. */
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

    /** Guard it no more: what is being removed is not put right. */
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
