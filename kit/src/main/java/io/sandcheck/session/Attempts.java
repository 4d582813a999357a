package io.sandcheck.session;

import io.sandcheck.sandbox.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the acts of a session were tried. */
final class Attempts {

    private static final int QUOTED = 300;

    private final List<String> acts = new ArrayList<>();
    private @Nullable String untried;

    void note(String act, CommandResult result, boolean tried) {
        if (!tried && untried == null) {
            String said = result.stderr().text().strip();
            String words = said.isEmpty() ? "" : ", it says: " + said.substring(Math.max(0, said.length() - QUOTED));
            untried = "the act [%s] was not tried (%s)%s".formatted(act, result.outcome(), words);
        }
    }

    void addProgram(String program) {
        acts.add(program.replaceFirst("\\.\\w+$", "").replace('_', '-'));
    }

    /** Return the ids of the programs that were tried: {@code write-file}. */
    List<String> acts() {
        return List.copyOf(acts);
    }

    /** Say which act was not tried; nothing if all were. */
    Optional<String> untried() {
        return Optional.ofNullable(untried);
    }
}
