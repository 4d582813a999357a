package io.sandcheck.session;

import io.sandcheck.host.RandomNames;
import java.util.Locale;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Acts that a policy forbids, done by the file tool of an agent. First the tool must write a file of the workspace: a
 * tool that always fails proves nothing.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FileToolActs {

    private FileToolActs() {}

    /**
     * Create a file in a directory, and overwrite another.
     *
     * @param directory in which the policy allows no writing
     */
    public static void write(SandboxSession door, String directory, Surroundings around) {
        FileTool tool = working(door, around);
        String created = directory + "/" + RandomNames.name();
        String overwritten = directory + "/" + RandomNames.name();
        around.put(overwritten, RandomNames.token());
        write(tool, created, "created", around);
        write(tool, overwritten, "written over", around);
    }

    private static void write(FileTool tool, String path, String done, Surroundings around) {
        String word = RandomNames.token();
        tool.write(path, word);
        around.effect(around.exists(path) && around.read(path).contains(word), "%s was %s".formatted(path, done));
    }

    /** Read the environment of a process outside, which contains a secret. */
    public static void readEnvironment(SandboxSession door, Surroundings around) {
        FileTool tool = working(door, around);
        String secret = RandomNames.token();
        String pid = ForbiddenActs.pid(
                around.start(Map.of(RandomNames.name().toUpperCase(Locale.ROOT), secret), "hold_signals.py"));
        boolean read = tool.read("/proc/" + pid + "/environ").contains(secret);
        around.effect(read, ForbiddenActs.ENVIRONMENT_READ);
    }

    private static FileTool working(SandboxSession door, Surroundings around) {
        FileTool tool = door.fileTool().orElseThrow();
        String path = door.workspace() + "/" + RandomNames.name();
        String word = RandomNames.token();
        around.put(path, word);
        String said = tool.read(path);
        if (!said.contains(word)) {
            throw new AssertionError("the file tool does not read a file of the workspace either, it says: " + said);
        }
        return tool;
    }
}
