package io.sandcheck.probe;

import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known of what a process may do.
 *
 * @param name {@code CODEX_SANDBOX}, {@code Seccomp}, {@code CapEff}, {@code namespace net}, {@code connect-loopback}
 * @param value what was seen, in a few words: {@code "1"}, {@code unset}, {@code own}, {@code denied: connect EPERM}
 * @param grants what it lets the process do, as far as that can be ordered: who has more of it may do more. Null where it
 *     says nothing of that
 * @param known whether {@code value} is an answer, and not what kept it from being one
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FingerprintLine(
        Sort sort, String name, String value, @Nullable Set<String> grants, boolean known) {

    /** Value of a variable of the environment that is not set. */
    public static final String UNSET = "unset";

    /** Where a line comes from, and so what it is worth. */
    public enum Sort {
        /** What the environment says: words, which the other lines can contradict. */
        CLAIM,
        /** What the kernel says of how the process is confined. */
        MECHANISM,
        /** What was really tried. */
        EFFECT
    }

    public FingerprintLine {
        grants = grants == null ? null : Set.copyOf(grants);
    }

    static FingerprintLine claim(String name, String value) {
        return new FingerprintLine(Sort.CLAIM, name, value, null, true);
    }

    static FingerprintLine mechanism(String name, String value, Set<String> grants) {
        return new FingerprintLine(Sort.MECHANISM, name, value, grants, true);
    }

    /** Make one for a mechanism that says nothing of what is more and what is less. */
    static FingerprintLine unordered(String name, String value) {
        return new FingerprintLine(Sort.MECHANISM, name, value, null, true);
    }

    static FingerprintLine effect(ProbeResult result) {
        String name = result.capability().id();
        Set<String> grants = result.outcome() == ProbeResult.Outcome.GRANTED ? Set.of(name) : Set.of();
        return new FingerprintLine(
                Sort.EFFECT, name, result.summary(), grants, result.outcome() != ProbeResult.Outcome.UNKNOWN);
    }

    static FingerprintLine unknown(Sort sort, String name, String reason) {
        return new FingerprintLine(sort, name, "unknown: " + reason, null, false);
    }

    /** Tell whether it is an effect that was seen. */
    public boolean granted() {
        return known && sort == Sort.EFFECT && grants != null && !grants.isEmpty();
    }

    /**
     * Say how this stands to the same line of a reference. Of a line that is not known nothing can be said: it is not
     * equal, narrower, wider or different. Two denials are equal however they came about.
     */
    Relation comparedTo(FingerprintLine reference) {
        if (!known || !reference.known) {
            return Relation.UNKNOWN;
        }
        if (grants == null || reference.grants == null) {
            return value.equals(reference.value) ? Relation.EQUAL : Relation.DIFFERENT;
        }
        if (grants.equals(reference.grants)) {
            return sort == Sort.EFFECT || value.equals(reference.value) ? Relation.EQUAL : Relation.DIFFERENT;
        }
        if (reference.grants.containsAll(grants)) {
            return Relation.NARROWER;
        }
        return grants.containsAll(reference.grants) ? Relation.WIDER : Relation.DIFFERENT;
    }

    @Override
    public String toString() {
        return name + ": " + value;
    }
}
