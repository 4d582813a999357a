package io.sandcheck.experiment;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The acts that a guard stands for: those that it names, and the programs that it tried. */
final class Attempted {

    private Attempted() {}

    /** Return their ids, as rules match them, with spaces between them. */
    static String in(ScenarioSpec guard, Arm arm) {
        String scenario = guard.subject().scenario();
        Stream<String> named = guard.promises().stream().filter(key -> !key.equals(scenario));
        return Stream.concat(named, arm.acts().stream()).distinct().collect(Collectors.joining(" "));
    }
}
