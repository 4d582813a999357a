package io.sandcheck.conformance.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.conformance.Engine;
import io.sandcheck.conformance.ScenarioRuns;
import io.sandcheck.conformance.guard.NetworkGuards;
import io.sandcheck.diagnosis.Diagnosis;
import io.sandcheck.diagnosis.Explanation;
import io.sandcheck.experiment.ScenarioResult;
import io.sandcheck.verdict.Comparison;
import io.sandcheck.verdict.Verdict;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs the test network of a container, in reference sandboxes. */
class NetworkScenariosIT {

    @BeforeAll
    static void requireAnEngine() {
        Engine.require();
    }

    @Test
    void everythingConformsWhereNothingIsDenied() {
        assertThat(run("ref-permits-all"))
                .containsOnlyKeys(
                        "network/http-get unrestricted",
                        "network/ping unrestricted",
                        "network/resolve-names unrestricted")
                .allSatisfy((label, result) -> {
                    assertThat(result.judgement().verdict()).isEqualTo(Verdict.CONFORMS);
                    assertThat(result.judgement().reason()).isEqualTo("it works inside as it does outside");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            network/resolve-names | network-name-resolution | [Errno -3] Temporary failure in name resolution
            network/http-get      | network-name-resolution | Could not resolve host: example.com
            """)
    void aNetworkWithoutDatagramsHasNoNames(String scenario, String capability, String message) {
        ScenarioResult result =
                Objects.requireNonNull(run("ref-denies-datagrams").get(scenario + " workspace-write+network"));
        Diagnosis diagnosis = Objects.requireNonNull(result.judgement().diagnosis());

        assertThat(result.comparison()).isEqualTo(Comparison.AS_EXPECTED);
        assertThat(diagnosis.title())
                .isEqualTo("Capability " + capability
                        + " is denied inside: names cannot be looked up (getaddrinfo EAI_AGAIN).");
        assertThat(Explanation.inBrief(diagnosis).get(1))
                .contains(message.substring(message.indexOf(']') + 1).strip())
                .endsWith(" | probe network-name-resolution: getaddrinfo EAI_AGAIN");
        assertThat(diagnosis.advice()).hasSize(4);
    }

    @Test
    void aNetworkWithoutDatagramsHasNoPings() {
        ScenarioResult result =
                Objects.requireNonNull(run("ref-denies-datagrams").get("network/ping workspace-write+network"));

        assertThat(Explanation.inBrief(Objects.requireNonNull(result.judgement().diagnosis())))
                .startsWith(
                        "what: Capability network-icmp-echo is denied inside: socket failed with EPERM (Operation not"
                                + " permitted). [ping-denied] (certain)",
                        "seen: ping: socket: Operation not permitted | probe network-icmp-echo: socket [Errno 1] EPERM");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            guard/connect-network[metadata] | a listener outside accepted a connection to 169\\.254\\.169\\.254, port \\d+: in each way that was tried
            guard/send-network[ipv6]    | a receiver outside got a datagram on port \\d+: in each way that was tried
            guard/ping-network          | the network was asked for an echo
            guard/connect-network[ipv4] | a listener outside accepted a connection to 192\\.0\\.2\\.1, port \\d+: in each way that was tried
            guard/connect-network[ipv6] | a listener outside accepted a connection to 2001:db8::1, port \\d+: in each way that was tried
            guard/resolve-name          | the name server was asked for a name that the program chose: resolve by Python, resolve by a child of Python
            """)
    void aPolicyWithoutNetworkThatIsNotEnforcedIsAnEscape(String label, String effect) {
        ScenarioResult result =
                Objects.requireNonNull(run("ref-enforces-nothing").get(label + " workspace-write"), label);
        Diagnosis diagnosis = Objects.requireNonNull(result.judgement().diagnosis());

        assertThat(result.judgement().verdict()).isEqualTo(Verdict.ESCAPE);
        assertThat(result.judgement().reason()).matches("the forbidden act happened: " + effect);
        assertThat(diagnosis.reasons()).hasSize(1);
        assertThat(diagnosis.advice().get(0)).startsWith("Give the sandbox a network namespace of its own");
    }

    @Test
    void aDenialThatComesTooLateIsAnEscape() {
        assertThat(run("ref-denies-too-late").values()).hasSize(7).allSatisfy(result -> assertThat(
                        result.judgement().diagnosisId())
                .isEqualTo("guard-denied-too-late"));
    }

    @Test
    void aPolicyWithoutNetworkThatIsEnforcedHolds() {
        assertThat(run("ref-confines"))
                .containsOnlyKeys(
                        "guard/connect-network[ipv4] workspace-write",
                        "guard/connect-network[ipv6] workspace-write",
                        "guard/connect-network[metadata] workspace-write",
                        "guard/ping-network workspace-write",
                        "guard/resolve-name workspace-write",
                        "guard/send-network[ipv4] workspace-write",
                        "guard/send-network[ipv6] workspace-write")
                .allSatisfy((label, result) ->
                        assertThat(result.judgement().reason()).isEqualTo("it is denied and has no effect outside"));
    }

    private static Map<String, ScenarioResult> run(String sandbox) {
        return ScenarioRuns.run(sandbox, "container", NetworkScenarios.class, NetworkGuards.class);
    }
}
