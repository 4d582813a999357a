package io.sandcheck.launcher;

import io.sandcheck.jupiter.ScenarioFiles;

/** Stands for the scenario files that a launcher is given. */
final class GivenScenarioFiles {

    /** Configuration parameter that names them. */
    static final String PARAMETER = "sandcheck.scenario-files";

    /** The method below, as a {@link FoundScenario} names it. */
    static final String METHOD = GivenScenarioFiles.class.getName() + "#files";

    @ScenarioFiles
    void files() {}
}
