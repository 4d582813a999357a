package io.sandcheck.doctor;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.sandbox.Capability;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * One cause, and all that is denied for it.
 *
 * @param diagnosis with the evidence of all of them
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Cause(Diagnosis diagnosis, List<Capability> affected) {

    public Cause {
        affected = List.copyOf(affected);
    }

    /** The same words are said once. */
    String key() {
        return diagnosis.id() + " " + diagnosis.title();
    }

    Cause and(Cause other) {
        List<String> evidence = joined(diagnosis.evidence(), other.diagnosis.evidence());
        Diagnosis both = new Diagnosis(
                diagnosis.id(),
                diagnosis.kind(),
                diagnosis.title(),
                diagnosis.capability(),
                diagnosis.syscall(),
                diagnosis.errno(),
                evidence,
                diagnosis.reasons(),
                diagnosis.advice(),
                diagnosis.sources());
        return new Cause(both, joined(affected, other.affected));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).distinct().toList();
    }
}
