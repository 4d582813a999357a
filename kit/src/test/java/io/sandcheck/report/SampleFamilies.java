package io.sandcheck.report;

import io.sandcheck.inheritance.ChildStanding;
import io.sandcheck.inheritance.InheritanceMatrix;
import io.sandcheck.probe.FingerprintLine;
import io.sandcheck.probe.FingerprintLine.Sort;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.probe.Relation;
import java.util.List;
import java.util.Set;

/** Families as scenarios find them. */
public final class SampleFamilies {

    private static final FingerprintLine SET = new FingerprintLine(Sort.CLAIM, "NETWORK_OFF", "\"1\"", null, true);
    private static final FingerprintLine UNSET = new FingerprintLine(Sort.CLAIM, "NETWORK_OFF", "unset", null, true);
    private static final FingerprintLine MECHANISM =
            new FingerprintLine(Sort.MECHANISM, "NoNewPrivs", "1", Set.of(), true);

    /** A child that may do less than its parent, and one that was lost. */
    public static final InheritanceMatrix LOST_AND_NARROWER = new InheritanceMatrix(
            fingerprint(UNSET, effect(true)),
            List.of(standing("child 1", fingerprint(SET, effect(false))), lost()),
            List.of("child 1: NETWORK_OFF is \"1\", but connect-x is granted"));

    private SampleFamilies() {}

    private static FingerprintLine effect(boolean granted) {
        return granted
                ? new FingerprintLine(Sort.EFFECT, "connect-x", "granted", Set.of("connect-x"), true)
                : new FingerprintLine(Sort.EFFECT, "connect-x", "denied: connect ENETUNREACH", Set.of(), true);
    }

    private static PolicyFingerprint fingerprint(FingerprintLine claim, FingerprintLine effect) {
        return new PolicyFingerprint(List.of(claim, MECHANISM, effect));
    }

    private static ChildStanding standing(String name, PolicyFingerprint fingerprint) {
        return new ChildStanding(
                name,
                fingerprint,
                null,
                Relation.NARROWER,
                fingerprint.comparedTo(fingerprint(UNSET, effect(true))).differences(),
                false);
    }

    private static ChildStanding lost() {
        return new ChildStanding(
                "child 2",
                new PolicyFingerprint(List.of()),
                "there is no session [s3]",
                Relation.DIFFERENT,
                List.of(),
                false);
    }
}
