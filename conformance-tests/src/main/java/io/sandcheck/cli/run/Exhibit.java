package io.sandcheck.cli.run;

import io.sandcheck.launcher.PlannedExperiment;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Verdict;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One experiment of the demonstration.
 *
 * @param sees what the kit can see, in a few words: {@code a system call that is denied}
 * @param sandbox the dummy that does it
 * @param scenario label of the scenario that shows it: {@code python/default-pool[python-3.14]}
 * @param verdict that the dummy must get; CONFORMS if it has no fault
 * @param diagnosis that it must get; null if it has no fault
 */
record Exhibit(
        String sees,
        String sandbox,
        String policy,
        String scenario,
        Verdict verdict,
        @Nullable String diagnosis) {

    static Exhibit of(YamlNode node) {
        YamlMap map = node.map("sees", "sandbox", "policy", "scenario", "verdict", "diagnosis");
        KnownNames verdicts = new KnownNames(
                "verdict", Stream.of(Verdict.values()).map(Verdict::name).toList());
        KnownNames policies = new KnownNames("policy", List.copyOf(SandboxPolicy.ids()));
        return new Exhibit(
                map.required("sees").string(),
                map.required("sandbox").string(),
                map.optional("policy").map(name -> name.oneOf(policies)).orElse(SandboxPolicy.WORKSPACE_WRITE.id()),
                map.required("scenario").string(),
                Verdict.valueOf(map.required("verdict").oneOf(verdicts)),
                map.optional("diagnosis").map(YamlNode::string).orElse(null));
    }

    /** Tell whether the dummy has a fault. */
    boolean faulty() {
        return verdict != Verdict.CONFORMS;
    }

    /** Tell whether it is this experiment. */
    boolean isMadeBy(PlannedExperiment experiment) {
        return experiment.subject().label().equals(scenario)
                && experiment.circumstances().sandbox().name().equals(sandbox)
                && experiment.circumstances().policy().id().equals(policy);
    }

    /** Tell whether it is the result of this experiment. */
    boolean isAbout(RecordedResult result) {
        return result.label().equals(scenario)
                && result.sandbox().equals(sandbox)
                && result.policyId().equals(policy);
    }

    /** Tell whether the result is the one that the dummy must get. */
    boolean isShownBy(RecordedResult result) {
        return result.verdict() == verdict && Objects.equals(result.diagnosis(), diagnosis) && result.asExpected();
    }
}
