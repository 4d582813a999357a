package io.sandcheck.expectation;

import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The terms for an update of expectations.
 *
 * @param accepted what may be expected besides conformance and deviations
 * @param reason why that is expected; null for a draft, in which it must be filled in
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record UpdateTerms(
        Set<Acceptance> accepted, @Nullable String reason) {

    /** The terms if no option is given: nothing is accepted, and the user fills in each reason. */
    public static final UpdateTerms DRAFT = new UpdateTerms(Set.of(), null);

    public UpdateTerms {
        accepted = Set.copyOf(accepted);
    }
}
