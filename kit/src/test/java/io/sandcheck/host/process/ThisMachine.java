package io.sandcheck.host.process;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostContract;
import io.sandcheck.host.RunOwner;

/** This machine as a host, for tests that run real programs. */
public final class ThisMachine {

    private ThisMachine() {}

    /** Open it with a directory of its own. */
    public static Host open() {
        return new ProcessHostProvider().open(HostContract.NONE, RunOwner.newRun(), line -> {});
    }
}
