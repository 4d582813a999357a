package io.sandcheck.report;

import io.sandcheck.diagnosis.Confidence;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.sandbox.Capability;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A diagnosis, as a line of {@code results.jsonl} records it.
 *
 * @param capability the capability that was denied; null if there is another cause
 * @param errno the errno of the denial; null if there is none
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecordedDiagnosis(
        String id,
        Diagnosis.Kind kind,
        Confidence confidence,
        String title,
        @Nullable String capability,
        @Nullable String syscall,
        @Nullable String errno,
        List<String> evidence,
        List<String> reasons,
        List<String> advice,
        List<String> sources) {

    public RecordedDiagnosis {
        capability = capability == null ? null : new Capability(capability).id();
        // Journals of early versions have none.
        confidence = confidence == null ? Confidence.UNKNOWN : confidence;
    }

    static @Nullable RecordedDiagnosis of(@Nullable Diagnosis diagnosis, Redaction redaction) {
        if (diagnosis == null) {
            return null;
        }
        Capability capability = diagnosis.capability();
        return new RecordedDiagnosis(
                diagnosis.id(),
                diagnosis.kind(),
                diagnosis.confidence(),
                redaction.apply(diagnosis.title()),
                capability == null ? null : capability.id(),
                diagnosis.syscall(),
                diagnosis.errno(),
                redaction.apply(diagnosis.evidence()),
                redaction.apply(diagnosis.reasons()),
                redaction.apply(diagnosis.advice()),
                diagnosis.sources());
    }

    /** Return the diagnosis, with texts without credentials. */
    public Diagnosis toDiagnosis() {
        return new Diagnosis(
                id,
                kind,
                confidence,
                title,
                capability == null ? null : new Capability(capability),
                syscall,
                errno,
                evidence,
                reasons,
                advice,
                sources);
    }
}
