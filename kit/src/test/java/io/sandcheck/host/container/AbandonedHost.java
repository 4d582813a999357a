package io.sandcheck.host.container;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostContract;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Command;
import java.time.Duration;

/** Opens a host of the kind that its argument names, has something run in it, says which run that is, and waits to be killed. */
final class AbandonedHost {

    private AbandonedHost() {}

    public static void main(String[] arguments) {
        RunOwner owner = RunOwner.newRun();
        Host host = HostKinds.choose(arguments[0]).open(HostContract.NONE, owner, line -> {});
        host.start(Command.of("sh", "-c", "echo started; trap '' HUP TERM; sleep 1000"));
        System.out.println(owner.runId());
        host.run(Command.of("sleep", "1000").withTimeLimit(Duration.ofSeconds(1000)));
    }
}
