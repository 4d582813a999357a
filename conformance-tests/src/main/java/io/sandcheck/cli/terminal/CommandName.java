package io.sandcheck.cli.terminal;

import io.sandcheck.shell.ShellWords;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** The name with which the user calls the command, so that printed commands can be pasted. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CommandName {

    /** The scripts that start the command set this to what the user typed. */
    private static final String PROPERTY = "sandcheck.command";

    private CommandName() {}

    /** Return a command line for a shell: {@code ./sandcheck run --sandbox codex}. */
    public static String with(String... arguments) {
        List<String> words = new ArrayList<>(List.of(System.getProperty(PROPERTY, "sandcheck")));
        words.addAll(List.of(arguments));
        return ShellWords.of(words);
    }
}
