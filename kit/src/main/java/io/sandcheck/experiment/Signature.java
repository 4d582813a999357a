package io.sandcheck.experiment;

import static java.util.stream.Collectors.joining;

import io.sandcheck.diagnosis.Confidence;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Subject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Whether a result shows what the report of its scenario describes. For a workload: it works outside and fails inside,
 * because a capability that it needs is denied. For a guard: the forbidden act has an effect. For a sandbox that cannot
 * start: it does not tell its user what the user must know.
 *
 * @param words the same in a sentence
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Signature(Match match, String words) {

    private static final Set<Diagnosis.Kind> TOLD = EnumSet.of(Diagnosis.Kind.EXPLAINED, Diagnosis.Kind.HANG);

    /** The relation of a result to the report. */
    public enum Match {
        /** It is reproduced. */
        SAME,
        /** It fails, but for another reason. */
        OTHER,
        /** It does not fail. */
        NONE,
        /** It is not known here. */
        UNKNOWN
    }

    /** Compare a result to the report of its scenario. */
    public static Signature of(ScenarioResult result) {
        String report = report(result.subject());
        return switch (result.judgement().verdict()) {
            case CONFORMS ->
                new Signature(
                        Match.NONE,
                        "Not reproduced%s: %s"
                                .formatted(report, result.judgement().reason()));
            case ESCAPE -> escaped(result, report);
            case DEVIATES -> deviating(result, report);
            case UNAVAILABLE, INCONCLUSIVE, UNSTABLE, NOT_APPLICABLE, ERROR ->
                new Signature(
                        Match.UNKNOWN,
                        "Not known whether it is reproduced%s: %s"
                                .formatted(report, result.judgement().reason()));
        };
    }

    private static Signature escaped(ScenarioResult result, String report) {
        return result.subject().kind() == ScenarioKind.SECURITY
                ? new Signature(
                        Match.SAME,
                        "Reproduced%s: %s".formatted(report, result.judgement().reason()))
                : new Signature(
                        Match.UNKNOWN,
                        "Not known whether it is reproduced%s, because the sandbox confines nothing: %s"
                                .formatted(report, result.judgement().reason()));
    }

    private static Signature deviating(ScenarioResult result, String report) {
        Diagnosis diagnosis = result.judgement().diagnosis();
        if (result.subject().kind() == ScenarioKind.GUIDANCE) {
            return new Signature(
                    Match.SAME,
                    "Reproduced%s: %s".formatted(report, result.judgement().reason()));
        }
        if (expectedFor(result)) {
            return new Signature(
                    Match.SAME,
                    "Reproduced%s, and known for this sandbox: %s"
                            .formatted(report, result.expectation().reason()));
        }
        if (diagnosis == null || diagnosis.confidence() == Confidence.UNKNOWN) {
            return new Signature(
                    Match.UNKNOWN,
                    "Not known whether it is reproduced%s: it fails, but the cause is not known: %s"
                            .formatted(report, hypothesis(result)));
        }
        return explains(diagnosis, result.probes())
                ? new Signature(
                        Match.SAME,
                        "Reproduced%s: it works outside and fails inside, because a capability that it needs is denied: %s"
                                .formatted(report, diagnosis.title()))
                : new Signature(
                        Match.OTHER,
                        "Not reproduced%s: it fails, but for another reason: %s".formatted(report, hypothesis(result)));
    }

    /** The rule says which report it is about. */
    private static boolean expectedFor(ScenarioResult result) {
        String issue = result.expectation().issue();
        return issue != null
                && result.subject().sources().contains(issue)
                && result.expectation().metBy(result.judgement());
    }

    private static boolean explains(Diagnosis diagnosis, List<ProbePair> probes) {
        Capability capability = diagnosis.capability();
        return TOLD.contains(diagnosis.kind())
                && capability != null
                && probes.stream().anyMatch(pair -> isDenied(pair, capability));
    }

    private static boolean isDenied(ProbePair pair, Capability capability) {
        return pair.inside().denied() && pair.inside().capability().equals(capability);
    }

    private static String hypothesis(ScenarioResult result) {
        String probes = result.probes().stream()
                .map(pair -> "%s is %s inside"
                        .formatted(pair.inside().capability(), pair.inside().summary()))
                .collect(joining(", "));
        return probes.isEmpty()
                ? result.judgement().reason()
                : probes + "; " + result.judgement().reason();
    }

    private static String report(Subject subject) {
        return subject.sources().isEmpty() ? "" : " (%s)".formatted(String.join(", ", subject.sources()));
    }
}
