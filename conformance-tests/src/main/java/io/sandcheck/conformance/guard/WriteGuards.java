package io.sandcheck.conformance.guard;

import io.sandcheck.act.Act;
import io.sandcheck.act.Act.Kind;
import io.sandcheck.act.Doer;
import io.sandcheck.host.RandomNames;
import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.session.WatchedTries;
import io.sandcheck.verdict.Level;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Guards for files outside that are changed in unusual ways, and for files of others in directories that all users may
 * write.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class WriteGuards {

    private static final long LONG_AGO = 1_000_000_000;

    /** Other ways to change a file outside: through another path, through memory, or without changing its content. */
    @Guard(id = "guard/write-outside-by", act = "write-outside-workspace")
    @ForEachVariant({"proc-root", "mapping", "directory", "mode", "times"})
    void changesWhatIsOutsideInAnotherWay(SandboxSession sandbox, Surroundings around, String way) {
        String directory = around.directory();
        WatchedTries tries = new WatchedTries();
        for (Doer doer : Doer.values()) {
            String path = directory + "/" + RandomNames.name();
            String word = RandomNames.token();
            switch (way) {
                case "proc-root" ->
                    tries.add(doer, Act.of(Kind.CREATE, "/proc/self/root" + path, word), any -> around.exists(path));
                case "directory" -> tries.add(doer, Act.of(Kind.MAKE_DIRECTORY, path), any -> around.exists(path));
                default -> {
                    around.put(path, RandomNames.token());
                    String before = around.status(path);
                    tries.add(
                            doer,
                            change(way, path, word),
                            any -> way.equals("mapping")
                                    ? around.read(path).contains(word)
                                    : !around.status(path).equals(before));
                }
            }
        }
        tries.attempt(sandbox, around, "what is in %s was changed".formatted(directory));
    }

    /** Some sandboxes do not confine the programs on a list, such as {@code git}. */
    @Guard(id = "guard/write-outside-by-command", act = "write-outside-workspace")
    void createsFilesOutsideByOrdinaryCommands(SandboxSession sandbox, Surroundings around) {
        ForbiddenActs.createByOrdinaryCommands(sandbox, around);
    }

    private static Act change(String way, String path, String word) {
        return switch (way) {
            case "mapping" -> Act.of(Kind.WRITE_MAPPED, path, word);
            case "mode" -> Act.of(Kind.CHANGE_MODE, path, String.valueOf(0777));
            default -> Act.of(Kind.CHANGE_TIMES, path, String.valueOf(LONG_AGO));
        };
    }

    /** Files of the user's other programs in directories that all users may write. */
    @Guard(id = "guard/write-shared-directory", level = Level.SHOULD)
    @ForEachVariant({"tmp", "var-tmp", "dev-shm"})
    void changesFilesOfOthersInADirectoryOfAll(SandboxSession sandbox, Surroundings around, String directory) {
        ForbiddenActs.changeFiles(sandbox, around, around.directoryIn("/" + directory.replace('-', '/')), List.of());
    }
}
