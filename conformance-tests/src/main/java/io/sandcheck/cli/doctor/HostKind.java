package io.sandcheck.cli.doctor;

import io.sandcheck.host.HostKinds;
import io.sandcheck.host.HostProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of host for runs.
 *
 * @param madeWith what it is made with; null if it is not available
 * @param obstacle why it is not available; null if it is
 */
record HostKind(
        String name, @Nullable String madeWith, @Nullable String obstacle) {

    static List<HostKind> all() {
        return HostKinds.all().stream().map(HostKind::of).toList();
    }

    private static HostKind of(HostProvider provider) {
        return provider.obstacle()
                .map(obstacle -> new HostKind(provider.name(), null, obstacle))
                .orElseGet(() -> new HostKind(provider.name(), provider.madeWith(), null));
    }
}
