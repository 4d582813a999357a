package io.sandcheck.doctor;

import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.sandbox.Capability;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * One cause, and everything that is denied because of it.
 *
 * @param diagnosis with the evidence of all of them
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Cause(Diagnosis diagnosis, List<Capability> affected) {

    public Cause {
        affected = List.copyOf(affected);
    }

    /** Causes with the same words are shown once. */
    String key() {
        return diagnosis.id() + " " + diagnosis.title();
    }

    Cause and(Cause other) {
        return new Cause(
                other.diagnosis.with(diagnosis.evidence()),
                Stream.concat(affected.stream(), other.affected.stream()).toList());
    }
}
