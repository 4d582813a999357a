package io.sandcheck.report;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The counts of a run's results. Compatibility (what must be allowed) and security (what must be denied) are counted
 * separately, because a sandbox that allows everything improves one and worsens the other.
 *
 * @param compatibility results about what a sandbox must allow, by verdict
 * @param security results about what a sandbox must deny, by verdict
 * @param guidance results about what a sandbox that cannot start tells its user, by verdict
 * @param unenforced settings whose policy is not enforced: one escape each, however many workloads were not run because
 *     of it
 * @param notRun number of results that are not counted, because their workload was not run for that reason
 * @param disclaimed number of results about acts that the sandbox need not deny, as its makers or its definition say
 * @param unproven number of these whose statement has no link
 * @param unexpected number of results that are not as expected, without better ones
 * @param better number of results that conform, although that was not expected
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunSummary(
        Map<Verdict, Integer> compatibility,
        Map<Verdict, Integer> security,
        Map<Verdict, Integer> guidance,
        Set<String> unenforced,
        int notRun,
        int disclaimed,
        int unproven,
        int unexpected,
        int better) {

    /** The summary of a run without results. */
    public static final RunSummary NOTHING = new RunSummary(Map.of(), Map.of(), Map.of(), Set.of(), 0, 0, 0, 0, 0);

    public RunSummary {
        compatibility = Collections.unmodifiableMap(ordered(compatibility));
        security = Collections.unmodifiableMap(ordered(security));
        guidance = Collections.unmodifiableMap(ordered(guidance));
        unenforced = Set.copyOf(unenforced);
    }

    private static EnumMap<Verdict, Integer> ordered(Map<Verdict, Integer> counts) {
        EnumMap<Verdict, Integer> copy = new EnumMap<>(Verdict.class);
        copy.putAll(counts);
        return copy;
    }

    /** Return the summary with one more result. */
    public RunSummary plus(RecordedResult result) {
        EnumMap<Verdict, Integer> allowed = ordered(compatibility);
        EnumMap<Verdict, Integer> denied = ordered(security);
        EnumMap<Verdict, Integer> told = ordered(guidance);
        boolean counted = !result.underUnenforcedPolicy() || !unenforced.contains(result.place());
        if (counted) {
            (aboutDenial(result) ? denied : result.kind() == ScenarioKind.GUIDANCE ? told : allowed)
                    .merge(result.verdict(), 1, Integer::sum);
        }
        boolean better = result.betterThanExpected();
        return new RunSummary(
                allowed,
                denied,
                told,
                counted && result.underUnenforcedPolicy() ? with(result.place()) : unenforced,
                notRun + (counted ? 0 : 1),
                disclaimed + (result.disclaimer() == null ? 0 : 1),
                unproven + (result.withoutProof() ? 1 : 0),
                unexpected + (result.asExpected() || better ? 0 : 1),
                this.better + (better ? 1 : 0));
    }

    private Set<String> with(String place) {
        return Stream.concat(unenforced.stream(), Stream.of(place)).collect(toUnmodifiableSet());
    }

    /** A sandbox that does not enforce its policy fails by what it must deny, whatever the scenario is about. */
    static boolean aboutDenial(RecordedResult result) {
        return result.kind() == ScenarioKind.SECURITY || result.verdict() == Verdict.ESCAPE;
    }

    /** Return the number of results with that verdict. */
    public int count(Verdict verdict) {
        return compatibility.getOrDefault(verdict, 0)
                + security.getOrDefault(verdict, 0)
                + guidance.getOrDefault(verdict, 0);
    }

    /** Return the number of results. */
    public int total() {
        return sum(compatibility) + sum(security) + sum(guidance) + notRun;
    }

    /** Return the number of results that apply. */
    public int applicable() {
        return total() - count(Verdict.NOT_APPLICABLE);
    }

    private static int sum(Map<Verdict, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Describe the results about what must be allowed: {@code 20 conform, 4 deviate}. */
    public String compatibilityInWords() {
        return listed(compatibility);
    }

    /**
     * Describe the results about what must be denied: {@code 8 conform, 1 escape, 2 not applicable (2 not promised by
     * their makers)}.
     */
    public String securityInWords() {
        String unprovenOnes = unproven == 0 ? "" : ", %d of them without a link".formatted(unproven);
        String unpromised =
                disclaimed == 0 ? "" : " (%d not promised by their makers%s)".formatted(disclaimed, unprovenOnes);
        String untrusted = notRun == 0
                ? ""
                : "; %s not run, because the policy is not enforced".formatted(counted(notRun, "more result"));
        return security.isEmpty() ? "not tested" : listed(security) + unpromised + untrusted;
    }

    /** Describe the results about what users are told: {@code 10 conform, 32 deviate}. */
    public String guidanceInWords() {
        return listed(guidance);
    }

    /**
     * Describe whether the results are as expected: {@code All 24 results as expected}, {@code 1 of 24 results not as
     * expected}.
     */
    public String expectationsInWords() {
        String beyond = better == 0 ? "" : ", %d better than expected".formatted(better);
        String all = counted(total(), "result");
        if (unexpected > 0) {
            return "%d of %s not as expected%s".formatted(unexpected, all, beyond);
        }
        if (better > 0) {
            return "%d of %s as expected%s".formatted(total() - better, all, beyond);
        }
        return total() == 1 ? "1 result, as expected" : "All %d results as expected".formatted(total());
    }

    /** Tell whether at least one guard was tried with a clear result. */
    public boolean securityTested() {
        return security.keySet().stream()
                .anyMatch(verdict -> verdict == Verdict.CONFORMS
                        || verdict == Verdict.DEVIATES
                        || verdict == Verdict.UNSTABLE
                        || verdict == Verdict.ESCAPE);
    }

    private static String listed(Map<Verdict, Integer> counts) {
        return counts.isEmpty()
                ? "no results"
                : counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + word(count.getKey(), count.getValue()))
                        .collect(joining(", "));
    }

    private static String word(Verdict verdict, int count) {
        return switch (verdict) {
            case CONFORMS -> count == 1 ? "conforms" : "conform";
            case DEVIATES -> count == 1 ? "deviates" : "deviate";
            case ESCAPE -> count == 1 ? "escape" : "escapes";
            case UNAVAILABLE -> "unavailable";
            case INCONCLUSIVE -> "inconclusive";
            case UNSTABLE -> "unstable";
            case NOT_APPLICABLE -> "not applicable";
            case ERROR -> count == 1 ? "error" : "errors";
        };
    }

    /** Return a number with its noun: {@code 1 result}, {@code 2 results}. */
    public static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
