package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandcheck.experiment.OpenHosts.Use;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostException;
import io.sandcheck.host.HostKinds;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each use has a host of its own, but a sandbox that changes the kit on one for its sessions is caught, too. */
class OpenHostsTests {

    private static final Use ANYTHING = Use.forAnything(SampleScenarios.SANDBOX, HostCondition.NONE);
    private static final Use SESSIONS =
            Use.forSessions(SampleScenarios.SANDBOX, HostCondition.NONE, SampleScenarios.POLICY);
    private static final Use STARTS = Use.forStarts(SampleScenarios.SANDBOX, HostCondition.NONE);

    private final OpenHosts hosts =
            new OpenHosts(HostKinds.choose("process"), RunOwner.newRun(), result -> {}, line -> {});

    @AfterEach
    void close() {
        hosts.close();
    }

    @Test
    void aHostIsOpenedOnceForEachUse() {
        assertThat(hosts.host(ANYTHING)).isSameAs(hosts.host(ANYTHING)).isNotSameAs(hosts.host(SESSIONS));
        assertThat(hosts.outside(ANYTHING)).isSameAs(hosts.outside(SESSIONS)).isNotSameAs(hosts.host(ANYTHING));
    }

    @Test
    void whatIsChangedInASessionIsSeenByAllExperimentsOfTheSandboxAndByNoOther() {
        Sandbox other = SandboxCatalog.ofFixtures().find("ref-agent");
        hosts.host(ANYTHING);
        hosts.host(STARTS);
        hosts.host(Use.forAnything(other, HostCondition.NONE));

        tamperWith(hosts.host(SESSIONS));

        assertThat(hosts.tampering(ANYTHING)).isNotEmpty();
        assertThat(hosts.tampering(STARTS)).isEmpty();
        assertThat(hosts.tampering(Use.forAnything(other, HostCondition.NONE))).isEmpty();
    }

    @Test
    void whatIsChangedOutsideIsSeenByAll() {
        tamperWith(hosts.outside(ANYTHING));

        assertThat(hosts.tampering(STARTS)).isNotEmpty();
    }

    @Test
    void theHostOfASessionIsDiscardedWithThatOfItsSandbox() {
        Host anything = hosts.host(ANYTHING);
        Host sessions = hosts.host(SESSIONS);
        Host starts = hosts.host(STARTS);

        hosts.discard(ANYTHING);

        assertThat(hosts.host(ANYTHING)).isNotSameAs(anything);
        assertThat(hosts.host(SESSIONS)).isNotSameAs(sessions);
        assertThat(hosts.host(STARTS)).isSameAs(starts);
    }

    @Test
    void afterTheEndOfTheRunNoHostIsOpened() {
        hosts.close();

        assertThatExceptionOfType(HostException.class)
                .isThrownBy(() -> hosts.host(ANYTHING))
                .withMessage("The run has ended");
    }

    private static void tamperWith(Host host) {
        host.run(Command.of(
                "sh", "-c", "echo >>\"$0\"/acts/_act.py", host.layout().fixtures()));
    }
}
