package io.sandcheck.jupiter;

/** Scenarios that are files; run by {@link ScenarioFilesTests}. */
class ScenarioFilesTestCase {

    @ScenarioFiles("io/sandcheck/jupiter/scenarios")
    void onTheClassPath() {}

    static class Configured {

        @ScenarioFiles
        void namedByAConfigurationParameter() {}
    }

    static class Missing {

        @ScenarioFiles("no/such/folder")
        void missing() {}
    }
}
