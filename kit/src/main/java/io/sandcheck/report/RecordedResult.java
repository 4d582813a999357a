package io.sandcheck.report;

import io.sandcheck.expectation.Expectation;
import io.sandcheck.experiment.ProbePair;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.host.HostCondition;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.requirement.Requirement;
import io.sandcheck.requirement.Requirements;
import io.sandcheck.sandbox.Disclaimer;
import io.sandcheck.sandbox.SandboxPolicy;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Level;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Setting;
import io.sandcheck.verdict.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A result, as a line of {@code results.jsonl} records it: its parts, in order, are the keys of the object. The JSON
 * schema {@code results.schema.json} beside this class describes each of them.
 *
 * @param title what the scenario is about, in one sentence; null if there is none
 * @param policy the file half of the policy: {@code workspace-write}
 * @param network {@code off}, {@code allowlist} or {@code on}
 * @param diagnosis id of the diagnosis; null if nothing failed
 * @param kind whether it is about compatibility (what must be allowed) or security (what must be denied)
 * @param source reports that the scenario comes from
 * @param requirements ids of the requirements that the scenario tests: {@code SC-FS-07}
 * @param disclaimer the makers' statement that they do not promise to deny the act; null if there is none
 * @param measured the verdict if they had promised it; null if the act was not tried
 * @param edit lines to change in the expectations if the result is better than expected; otherwise empty
 * @param repetitions how often each verdict occurred if it was made several times; otherwise empty
 * @param explanation the diagnosis in words; null if there is none
 * @param trace what strace showed if a failure was traced; null if no trace was requested
 * @param family what the members of the session's family may do inside; null if the scenario is about no family, or did
 *     not get that far
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecordedResult(
        String scenario,
        @Nullable String variant,
        @Nullable String title,
        String sandbox,
        String version,
        String policy,
        String network,
        String host,
        String condition,
        Verdict verdict,
        @Nullable String diagnosis,
        Expectation expectation,
        boolean asExpected,
        List<String> edit,
        String reason,
        @Nullable String disclaimer,
        @Nullable Verdict measured,
        ScenarioKind kind,
        Level level,
        List<String> source,
        List<String> requirements,
        double durationMs,
        Map<Verdict, Integer> repetitions,
        List<Probe> probes,
        @Nullable RecordedDiagnosis explanation,
        @Nullable RecordedTrace trace,
        @Nullable RecordedFamily family,
        Arms arms) {

    /** Id of the diagnosis that a policy is not enforced. */
    private static final String NOT_ENFORCED = "policy-not-enforced";

    public RecordedResult {
        requirements = requirements == null ? List.of() : List.copyOf(requirements);
        repetitions = ordered(repetitions);
    }

    /** Journals of early versions do not have this. */
    private static Map<Verdict, Integer> ordered(@Nullable Map<Verdict, Integer> counts) {
        return Collections.unmodifiableMap(new TreeMap<>(counts == null ? Map.of() : counts));
    }

    /** The arms of the experiment; null if an arm was not made. */
    public record Arms(
            @Nullable RecordedArm outside, @Nullable RecordedArm inside) {}

    /** The result of a probe, in a few words: {@code granted}, {@code denied: bind EPERM}. */
    public record Probe(String capability, String outside, String inside) {

        static Probe of(ProbePair pair, Redaction redaction) {
            return new Probe(
                    pair.inside().capability().id(),
                    summary(pair.outside(), redaction),
                    summary(pair.inside(), redaction));
        }

        private static String summary(ProbeResult probe, Redaction redaction) {
            return redaction.apply(probe.summary());
        }
    }

    /** Return the record of a result, with texts without credentials. */
    public static RecordedResult of(ScenarioResult result, Redaction redaction) {
        Setting setting = result.setting();
        return new RecordedResult(
                result.subject().scenario(),
                result.subject().variant(),
                result.subject().title(),
                setting.sandbox(),
                setting.version(),
                setting.policy().filesId(),
                setting.policy().network().id(),
                setting.host(),
                setting.condition(),
                result.judgement().verdict(),
                result.judgement().diagnosisId(),
                result.expectation(),
                result.comparison() == Comparison.AS_EXPECTED,
                redaction.apply(result.edit()),
                redaction.apply(result.judgement().reason()),
                result.judgement().disclaimer(),
                result.judgement().measured(),
                result.subject().kind(),
                result.subject().level(),
                result.subject().sources(),
                Requirements.triedBy(result.subject().scenario()).stream()
                        .map(Requirement::id)
                        .toList(),
                result.duration().toNanos() / 1_000_000.0,
                result.repetitions(),
                result.probes().stream().map(pair -> Probe.of(pair, redaction)).toList(),
                RecordedDiagnosis.of(result.judgement().diagnosis(), redaction),
                RecordedTrace.of(result.trace(), redaction),
                RecordedFamily.of(result.inside(), redaction),
                new Arms(RecordedArm.of(result.outside(), redaction), RecordedArm.of(result.inside(), redaction)));
    }

    /**
     * Return the id of the scenario with the variant in brackets and, if the host has one, the condition: {@code
     * python/default-pool[python-3.14]}, {@code startup/names-cause on userns-forbidden}.
     */
    public String label() {
        return onOrdinaryHost() ? labelOfScenario() : labelOfScenario() + " on " + condition;
    }

    /** Return the id of the scenario with the variant in brackets. */
    String labelOfScenario() {
        return variant == null ? scenario : scenario + "[" + variant + "]";
    }

    /** Tell whether the host has no condition. */
    public boolean onOrdinaryHost() {
        return condition.equals(HostCondition.NONE.id());
    }

    /** Return the name of the whole policy: {@code workspace-write+network}. */
    public String policyId() {
        return SandboxPolicy.find(policy, network).map(SandboxPolicy::id).orElse(policy);
    }

    /** Return sandbox and version: {@code codex@0.124.0}. */
    public String sandboxLabel() {
        return sandbox + "@" + version;
    }

    /** Return sandbox, version and policy: {@code codex@0.124.0 workspace-write}. */
    public String settingLabel() {
        return sandboxLabel() + " " + policyId();
    }

    /** Tell whether it does not apply because of a statement without a link. */
    public boolean withoutProof() {
        return disclaimer != null && disclaimer.startsWith(Disclaimer.UNPROVEN);
    }

    /**
     * Tell whether its workload was not run, because the sandbox does not enforce the policy. All such results are one
     * escape.
     */
    public boolean underUnenforcedPolicy() {
        return verdict == Verdict.ESCAPE && kind != ScenarioKind.SECURITY && NOT_ENFORCED.equals(diagnosis);
    }

    /** Return a key for its sandbox, policy and host. */
    public String place() {
        return String.join(" ", settingLabel(), host, condition);
    }

    /** Tell whether the sandbox is better than expected. */
    public boolean betterThanExpected() {
        return verdict == Verdict.CONFORMS && !asExpected;
    }
}
