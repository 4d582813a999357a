package io.sandcheck.experiment;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The acts of a guard: those that it names, and those that it tried. */
final class Attempted {

    private Attempted() {}

    /** Return their ids, as rules match them, separated by spaces. */
    static String in(ScenarioSpec guard, Arm arm) {
        String scenario = guard.subject().scenario();
        Stream<String> named = guard.promises().stream().filter(key -> !key.equals(scenario));
        return Stream.concat(named, arm.acts().stream()).distinct().collect(Collectors.joining(" "));
    }
}
