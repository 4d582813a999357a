package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Placement;
import io.sandcheck.probe.Census;
import io.sandcheck.probe.FingerprintQuestions;
import io.sandcheck.probe.Fingerprinting;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.probe.Relation;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Command;
import io.sandcheck.seccomp.SeccompAssembler;
import io.sandcheck.seccomp.SeccompRule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What probes and fingerprints tell of the test network. */
@RequiresDocker
class NetworkProbesIT extends InTestNetwork {

    private static final String PYTHON = "python3";

    @Test
    void everyProbeIsGrantedButForWhatContainersDeny() {
        assertThat(census(Command.of("true")).take(Census.known(host)))
                .filteredOn(result -> !result.summary().equals("granted"))
                .extracting(result -> result.capability().id())
                .containsExactly("keyring", "nested-user-namespace", "setgroups");
    }

    @ParameterizedTest
    @CsvSource({
        "network-name-resolution, socket,      EPERM, denied: getaddrinfo EAI_AGAIN",
        "network-tcp-connect,     connect,     EPERM, denied: connect EPERM",
        "network-icmp-echo,       socket,      EPERM, denied: socket EPERM",
        "network-icmp-echo,       sendto,      EPERM, denied: sendto EPERM",
        "network-icmp-echo,       recvfrom,    EPERM, denied: recvfrom EPERM",
    })
    void aDenialNamesTheCall(String capability, String syscall, String errno, String summary) {
        Command confined = Command.of("true")
                .withSeccompFilter(SeccompAssembler.assemble(List.of(new SeccompRule(syscall, null, errno))));

        assertThat(census(confined).take(List.of(new Capability(capability))))
                .extracting(ProbeResult::summary)
                .containsExactly(summary);
    }

    @Test
    void aFingerprintTellsWhatIsReachedAndWhatIsNot() {
        FingerprintQuestions questions = FingerprintQuestions.about(
                        host.layout(), host.layout().workspace())
                .withMarkers(List.of("NETWORK_DISABLED"))
                .withNetwork(network);
        Placement placement = Placement.known(host.layout().fixtures());
        Fingerprinting fingerprinting =
                new Fingerprinting(argv -> host.run(Command.of(argv)), PYTHON, placement, questions);
        Command confined = Command.of("true")
                .withSeccompFilter(SeccompAssembler.assemble(List.of(new SeccompRule("connect", null, "EPERM"))));

        PolicyFingerprint inside = fingerprinting.take(argv -> host.run(confined.withArgv(argv)), placement, questions);
        PolicyFingerprint lying = fingerprinting.take(
                argv -> host.run(Command.of(argv).withEnvironment(Map.of("NETWORK_DISABLED", "1"))),
                placement,
                questions);

        assertThat(inside.comparedTo(fingerprinting.outside()).differences(Relation.NARROWER))
                .extracting(line -> line.actual().toString())
                .containsExactly(
                        "Seccomp: a filter of its own",
                        "NoNewPrivs: 1",
                        "bind-tcp-loopback: denied: connect EPERM",
                        "resolve-example-com: denied: getaddrinfo EAI_AGAIN",
                        "resolve-www-ercot-com: denied: getaddrinfo EAI_AGAIN",
                        "resolve-data-sec-gov: denied: getaddrinfo EAI_AGAIN",
                        "connect-network: denied: connect EPERM",
                        "connect-network-ipv6: denied: connect EPERM");
        assertThat(inside.line("ping-network")).get().hasToString("ping-network: granted");
        assertThat(lying.contradictions(List.of("NETWORK_DISABLED")))
                .extracting(Object::toString)
                .contains("NETWORK_DISABLED is \"1\", but resolve-example-com is granted")
                .hasSize(7);
    }

    private static Census census(Command confined) {
        return new Census(
                argv -> host.run(confined.withArgv(argv)), PYTHON, host.layout().fixtures());
    }
}
