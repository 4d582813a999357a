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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A result as a line of {@code results.jsonl} tells it: its parts, in their order, are the keys of the object. The JSON
 * schema {@code results.schema.json} beside this class describes each of them.
 *
 * @param title what the scenario is about, in a sentence; null if nothing says so
 * @param policy what may be written: {@code workspace-write}
 * @param network {@code off}, {@code allowlist} or {@code on}
 * @param diagnosis id of the diagnosis; null if nothing failed
 * @param kind whether it is about compatibility (what must be allowed) or security (what must be denied)
 * @param source reports that the scenario was distilled from
 * @param requirements ids of the requirements that the scenario tries: {@code SC-FS-07}
 * @param disclaimer the makers' word that they do not promise to deny the act; null unless they say so
 * @param measured the verdict that there would be if they promised it; null if it was not tried
 * @param edit what to edit in the expectations where it is better than them, in lines; empty if it is not
 * @param repetitions if it was made several times, how often it came to each verdict; else empty
 * @param explanation the diagnosis in words; null if there is none
 * @param trace what strace showed where a failure was traced; null if it was not asked for
 * @param family what the members of the session's family may do inside; null if the scenario is about no family, or it did not
 *     come to that
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

    /** Id of the diagnosis that says that a policy is not enforced. */
    private static final String NOT_ENFORCED = "policy-not-enforced";

    public RecordedResult {
        requirements = requirements == null ? List.of() : List.copyOf(requirements);
        repetitions = ordered(repetitions);
    }

    /** Journals of early versions have none. */
    private static Map<Verdict, Integer> ordered(@Nullable Map<Verdict, Integer> counts) {
        Map<Verdict, Integer> copy = new EnumMap<>(Verdict.class);
        copy.putAll(counts == null ? Map.of() : counts);
        return Collections.unmodifiableMap(copy);
    }

    /** The arms of the experiment; null if it did not come to one. */
    public record Arms(
            @Nullable RecordedArm outside, @Nullable RecordedArm inside) {}

    /** What a probe saw, in a few words: {@code granted}, {@code denied: bind EPERM}. */
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

    /** Return what is recorded of a result: its texts without credentials. */
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
     * Return the id of the scenario with the variant in brackets, and the condition where the host has one:
     * {@code python/default-pool[python-3.14]}, {@code startup/names-cause on userns-forbidden}.
     */
    public String label() {
        return onOrdinaryHost() ? labelOfScenario() : labelOfScenario() + " on " + condition;
    }

    /** Return the id of the scenario with the variant in brackets. */
    String labelOfScenario() {
        return variant == null ? scenario : scenario + "[" + variant + "]";
    }

    /** Tell whether the host had no condition. */
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

    /** Tell whether it does not apply by a promise that nothing proves. */
    public boolean withoutProof() {
        return disclaimer != null && disclaimer.startsWith(Disclaimer.UNPROVEN);
    }

    /** Tell whether its workload was not run, since the sandbox does not enforce the policy: all of that is one escape. */
    public boolean underUnenforcedPolicy() {
        return verdict == Verdict.ESCAPE && kind != ScenarioKind.SECURITY && NOT_ENFORCED.equals(diagnosis);
    }

    /** Return what tells its sandbox, policy and host from others. */
    public String place() {
        return String.join(" ", settingLabel(), host, condition);
    }

    /** Tell whether the sandbox does what it was expected not to do. */
    public boolean betterThanExpected() {
        return verdict == Verdict.CONFORMS && !asExpected;
    }
}
