package io.sandcheck.experiment;

import io.sandcheck.inheritance.FamilyPlan;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Door;
import io.sandcheck.verdict.Subject;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The specification of a scenario for an experiment.
 *
 * @param requires capabilities that the workload probably needs: the hypothesis
 * @param python version of Python that the variant is about; null for the newest of the host
 * @param tools programs that the host must have
 * @param network whether the host must have a test network
 * @param promises keys of {@code does-not-promise} with which a definition exempts a sandbox from it
 * @param timeLimit of each command
 * @param family that the scenario is about; null if it is about no family
 * @param door of an agent that the variant is about; null if it is about none
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ScenarioSpec(
        Subject subject,
        List<Capability> requires,
        @Nullable String python,
        List<String> tools,
        boolean network,
        List<String> promises,
        Duration timeLimit,
        @Nullable FamilyPlan family,
        @Nullable Door door) {

    public ScenarioSpec {
        requires = List.copyOf(requires);
        tools = List.copyOf(tools);
        promises = List.copyOf(promises);
    }

    /**
     * Return this scenario as another variant, because it runs with other parameters.
     *
     * @param more added to the name of its own variant, if it has one
     */
    public ScenarioSpec variedBy(String more) {
        String variant = subject.variant() == null ? more : subject.variant() + "-" + more;
        Subject varied = new Subject(
                subject.scenario(), variant, subject.title(), subject.kind(), subject.level(), subject.sources());
        return new ScenarioSpec(varied, requires, python, tools, network, promises, timeLimit, family, door);
    }
}
