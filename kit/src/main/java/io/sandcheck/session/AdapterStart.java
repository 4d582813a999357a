package io.sandcheck.session;

import io.sandcheck.adapter.AdapterConversation;
import io.sandcheck.adapter.AdapterFault;
import io.sandcheck.adapter.SessionAdapter;
import io.sandcheck.host.Host;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.StartRetries;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session adapter that was started. If it runs in a sandbox whose start fails at random, the start may have been
 * repeated.
 *
 * @param repeated how each repeated start ended
 */
record AdapterStart(AdapterConversation conversation, List<String> repeated) {

    AdapterStart {
        repeated = List.copyOf(repeated);
    }

    static AdapterStart of(SessionAdapter adapter, Host host, @Nullable StartRetries retries) {
        int most = retries == null ? 0 : retries.times();
        List<String> repeated = new ArrayList<>();
        while (true) {
            try {
                return new AdapterStart(adapter.connect(host), repeated);
            } catch (AdapterFault fault) {
                Optional<String> accident = accident(adapter, fault, retries);
                if (accident.isEmpty() || repeated.size() == most) {
                    throw fault;
                }
                repeated.add(accident.get());
            }
        }
    }

    /** An adapter outside of the sandbox does not start the sandbox. */
    private static Optional<String> accident(
            SessionAdapter adapter, AdapterFault fault, @Nullable StartRetries retries) {
        CommandResult ending = fault.ending().orElse(null);
        if (!adapter.inside() || ending == null || retries == null) {
            return Optional.empty();
        }
        return retries.sign(ending).map(sign -> "%s: %s".formatted(ending.outcome(), sign));
    }
}
