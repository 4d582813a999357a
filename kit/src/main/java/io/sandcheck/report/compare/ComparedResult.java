package io.sandcheck.report.compare;

import io.sandcheck.report.RecordedDiagnosis;
import io.sandcheck.report.RecordedResult;
import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a result that are compared.
 *
 * @param version of the sandbox
 * @param kind what its scenario demands
 * @param diagnosis id of the diagnosis; null if nothing failed
 * @param errno of the denial; null if there is none
 * @param reason why the verdict is what it is, with what happened
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ComparedResult(
        String version,
        ScenarioKind kind,
        Verdict verdict,
        @Nullable String diagnosis,
        @Nullable String errno,
        String reason) {

    /** Text that differs from run to run by itself: directories of the run, times, ports, process ids, nonces. */
    private static final Pattern INCIDENTAL = Pattern.compile(
            "/[^\\s\"']*/sandcheck/runs/[^/\\s\"']+|\\btmp\\w{8}\\b|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                    + "|\\d+\\.\\d+|\\d{3,}|\\b0x[0-9a-f]+\\b");

    static ComparedResult of(RecordedResult result) {
        RecordedDiagnosis diagnosis = result.explanation();
        String title = diagnosis == null ? "" : ": " + diagnosis.title();
        return new ComparedResult(
                result.version(),
                result.kind(),
                result.verdict(),
                result.diagnosis(),
                diagnosis == null ? null : diagnosis.errno(),
                result.reason() + title);
    }

    /**
     * Return how bad it is; a higher number is worse, and a negative one means that nothing can be said about the
     * sandbox.
     */
    int badness() {
        return switch (verdict) {
            case CONFORMS -> 0;
            case DEVIATES -> 1;
            case UNAVAILABLE -> 2;
            case UNSTABLE -> 3;
            case ESCAPE -> 4;
            case INCONCLUSIVE, NOT_APPLICABLE, ERROR -> -1;
        };
    }

    /** Tell whether it is about what must be denied. An escape always is, whatever its scenario is about. */
    boolean aboutSecurity() {
        return kind == ScenarioKind.SECURITY || verdict == Verdict.ESCAPE;
    }

    boolean sameReasonAs(ComparedResult other) {
        return Objects.equals(diagnosis, other.diagnosis)
                && Objects.equals(errno, other.errno)
                && (verdict == Verdict.CONFORMS || essence().equals(other.essence()));
    }

    /** Return the reason without the text that differs by itself. */
    String essence() {
        return INCIDENTAL.matcher(reason).replaceAll("?");
    }

    /** Return the verdict with its cause: {@code DEVIATES [unix-socket-bind-denied, EPERM]}. */
    public String words() {
        if (diagnosis == null) {
            return verdict.name();
        }
        return errno == null
                ? "%s [%s]".formatted(verdict, diagnosis)
                : "%s [%s, %s]".formatted(verdict, diagnosis, errno);
    }
}
