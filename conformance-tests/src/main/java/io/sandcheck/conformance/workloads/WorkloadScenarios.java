package io.sandcheck.conformance.workloads;

import io.sandcheck.jupiter.ScenarioFiles;
import org.apiguardian.api.API;

/**
 * The commands that users run most often: repositories, builds, packages, servers, databases, browsers, keys,
 * terminals.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class WorkloadScenarios {

    @ScenarioFiles(ScenarioFiles.OF_KIT)
    void filesOfTheKit() {}
}
