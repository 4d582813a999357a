package io.sandcheck.accuracy;

import io.sandcheck.diagnosis.Confidence;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.verdict.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a diagnosis relates to the true cause. */
enum Grade {
    RIGHT,
    PROBABLE_AND_RIGHT,
    UNKNOWN,
    WRONG,
    /** The command does not fail, so that there is nothing to explain: the case itself is broken. */
    NO_FAILURE;

    /** Calls that do the same act: a library chooses one of them. */
    private static final Map<String, String> SAME_ACT = Map.ofEntries(
            Map.entry("open", "openat"),
            Map.entry("creat", "openat"),
            Map.entry("mkdirat", "mkdir"),
            Map.entry("rename", "renameat2"),
            Map.entry("renameat", "renameat2"),
            Map.entry("link", "linkat"),
            Map.entry("symlink", "symlinkat"),
            Map.entry("unlink", "unlinkat"),
            Map.entry("rmdir", "unlinkat"),
            Map.entry("chmod", "fchmodat"),
            Map.entry("fchmodat2", "fchmodat"),
            Map.entry("chown", "fchownat"),
            Map.entry("mknod", "mknodat"),
            Map.entry("accept", "accept4"),
            Map.entry("pipe", "pipe2"),
            Map.entry("send", "sendto"),
            Map.entry("recv", "recvfrom"),
            Map.entry("fork", "clone"),
            Map.entry("vfork", "clone"),
            Map.entry("clone3", "clone"),
            Map.entry("setrlimit", "prlimit64"));

    static Grade of(ScenarioResult result, Truth truth) {
        Verdict verdict = result.judgement().verdict();
        Diagnosis diagnosis = result.judgement().diagnosis();
        if (verdict != Verdict.DEVIATES || diagnosis == null) {
            return NO_FAILURE;
        }
        if (diagnosis.confidence() == Confidence.UNKNOWN) {
            return UNKNOWN;
        }
        if (!names(diagnosis, truth)) {
            return WRONG;
        }
        return diagnosis.confidence() == Confidence.CERTAIN ? RIGHT : PROBABLE_AND_RIGHT;
    }

    private static boolean names(Diagnosis diagnosis, Truth truth) {
        if (truth.diagnoses().contains(diagnosis.id())) {
            return true;
        }
        if (truth.word() != null) {
            return says(diagnosis, truth.word());
        }
        boolean call = truth.call() == null || sameAct(truth.call(), diagnosis.syscall());
        boolean errno = truth.errno() == null || Objects.equals(truth.errno(), diagnosis.errno());
        boolean signal = truth.signal() == null || says(diagnosis, truth.signal());
        boolean path = truth.path() == null || says(diagnosis, truth.path());
        return call && errno && signal && path;
    }

    private static boolean sameAct(String one, @Nullable String other) {
        return other != null && SAME_ACT.getOrDefault(one, one).equals(SAME_ACT.getOrDefault(other, other));
    }

    private static boolean says(Diagnosis diagnosis, String word) {
        return Stream.of(Stream.of(diagnosis.id(), diagnosis.title()), diagnosis.evidence().stream())
                .flatMap(text -> text)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT)));
    }
}
