package io.sandcheck.sandbox;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A way in which an agent acts for its model, besides its shell. A sandbox may confine the shell, but not the doors.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Door {
    /** Shell commands that keep running while the agent does other things. */
    BACKGROUND,
    /** A server of the Model Context Protocol that the agent starts. */
    MCP,
    /** A program that the agent runs before or after a call of a tool. */
    HOOK,
    /** A command that the user defined or types, and that the agent runs. */
    USER_COMMAND,
    /** Tools that read and write files without running a command. */
    FILE_TOOL;

    /** Return the name that the protocol uses: {@code file-tool}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Tell whether commands can be run through it. If not, it can only read and write files. */
    public boolean runsCommands() {
        return this != FILE_TOOL;
    }

    /** Find a door by its name. */
    public static Optional<Door> find(String id) {
        return Arrays.stream(values()).filter(door -> door.id().equals(id)).findFirst();
    }

    /** Return the names of all doors, in order. */
    public static List<String> ids() {
        return Stream.of(values()).map(Door::id).toList();
    }
}
