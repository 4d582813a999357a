package io.sandcheck.diagnosis;

import io.sandcheck.sandbox.Capability;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The named cause of a failure.
 *
 * @param id kebab-case name: {@code unix-socket-bind-denied}
 * @param title what happened, in one sentence
 * @param capability the capability that was denied; null where the cause is another
 * @param errno the errno of the denial; null where there is none
 * @param evidence what was seen, a line each: quotes of the output, results of probes
 * @param advice what to do, a line each, those that apply
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Diagnosis(
        String id,
        String title,
        @Nullable Capability capability,
        @Nullable String errno,
        List<String> evidence,
        List<String> advice) {

    public Diagnosis {
        evidence = List.copyOf(evidence);
        advice = List.copyOf(advice);
    }
}
