package io.sandcheck.probe;

import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known about what a process may do.
 *
 * @param name {@code CODEX_SANDBOX}, {@code Seccomp}, {@code CapEff}, {@code namespace net}, {@code connect-loopback}
 * @param value what was seen, in a few words: {@code "1"}, {@code unset}, {@code own}, {@code denied: connect EPERM}
 * @param grants what it allows, if that can be ordered: a process with more of it may do more. Null if it says nothing
 *     about that
 * @param known whether {@code value} is an answer, and not the reason why there is none
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FingerprintLine(
        Sort sort, String name, String value, @Nullable Set<String> grants, boolean known) {

    /** Value of a variable of the environment that is not set. */
    public static final String UNSET = "unset";

    /** The source of a line, which determines how much it proves. */
    public enum Sort {
        /** Words in the environment, which other lines can contradict. */
        CLAIM,
        /** What the kernel says about how the process is confined. */
        MECHANISM,
        /** Something that was really tried. */
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

    /** Make one for a mechanism that cannot be ordered. */
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
     * Compare this with the same line of a reference. A line that is not known is not equal, narrower, wider or
     * different: the relation is unknown. Two denials are equal, whatever their cause.
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
