package io.sandcheck.host.container;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostContract;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.TestNetwork;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A host with a test network. */
abstract class InTestNetwork {

    static Host host;
    static TestNetwork network;

    @BeforeAll
    static void open() {
        host = new ContainerHostProvider().open(HostContract.NONE, RunOwner.newRun(), line -> {});
        network = host.network().orElseThrow();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    static CommandResult run(String... argv) {
        return host.run(Command.of(argv));
    }
}
