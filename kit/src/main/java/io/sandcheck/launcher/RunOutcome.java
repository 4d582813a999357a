package io.sandcheck.launcher;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The outcome of a run, besides the results that its listener received.
 *
 * @param experiments how many were made
 * @param faults that are not results, one in each line: in the kit, on the host, in a class of scenarios
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunOutcome(int experiments, List<String> faults) {

    public RunOutcome {
        faults = List.copyOf(faults);
    }

    /** Return it with what broke before. */
    public RunOutcome after(Collection<String> before) {
        return new RunOutcome(
                experiments, Stream.concat(before.stream(), faults.stream()).toList());
    }
}
