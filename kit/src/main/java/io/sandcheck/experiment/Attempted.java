package io.sandcheck.experiment;

import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The acts that a guard stands for: those that it names, and the program that it tried. */
final class Attempted {

    private static final Pattern PROGRAM = Pattern.compile(".*/acts/([a-z0-9_]+)\\.\\w+");

    private Attempted() {}

    /** Return their ids, as rules match them, with spaces between them. */
    static String in(ScenarioSpec guard, Arm arm) {
        String scenario = guard.subject().scenario();
        Stream<String> named = guard.promises().stream().filter(key -> !key.equals(scenario));
        return Stream.concat(named, program(arm.command())).distinct().collect(Collectors.joining(" "));
    }

    private static Stream<String> program(@Nullable CommandResult command) {
        List<String> argv = command == null ? List.of() : command.argv();
        return argv.stream()
                .map(PROGRAM::matcher)
                .filter(Matcher::matches)
                .map(program -> program.group(1).replace('_', '-'))
                .limit(1);
    }
}
