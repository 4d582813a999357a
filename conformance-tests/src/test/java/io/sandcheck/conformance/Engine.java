package io.sandcheck.conformance;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.sandcheck.host.HostKinds;
import io.sandcheck.host.HostProvider;

/** The container engine that some tests need. */
public final class Engine {

    private Engine() {}

    /** Skip the test where there is none; fail it where there must be one. */
    public static void require() {
        HostProvider containers = HostKinds.all().stream()
                .filter(kind -> kind.name().equals("container"))
                .findFirst()
                .orElseThrow();
        containers.obstacle().ifPresent(obstacle -> {
            if (Boolean.getBoolean("tests.require.docker")) {
                fail(obstacle);
            }
            abort(obstacle);
        });
    }
}
