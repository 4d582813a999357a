package io.sandcheck.diagnosis;

import static io.sandcheck.diagnosis.Observed.denied;
import static io.sandcheck.diagnosis.Observed.granted;
import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.probe.ProbeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkDenialsTests {

    private static final ProbeResult NAMES = denied("network-name-resolution", "getaddrinfo", "EAI_AGAIN");
    private static final ProbeResult SERVERS = denied("network-tcp-connect", "connect", "ENETUNREACH");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl: (6) Could not resolve host: example.com",
                "ping: www.ercot.com: Temporary failure in name resolution",
                "socket.gaierror: [Errno -2] Name or service not known",
                "Error: getaddrinfo EAI_AGAIN example.com",
            })
    void aNameThatIsNotFoundIsNamed(String message) {
        Diagnosis diagnosis = diagnose(message, NAMES, SERVERS);

        assertThat(diagnosis.id()).isEqualTo("name-resolution-denied");
        assertThat(diagnosis.evidence())
                .contains("probe network-name-resolution: getaddrinfo EAI_AGAIN")
                .first()
                .matches(evidence -> message.endsWith(evidence));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl: (7) Failed to connect to example.com port 80 after 1 ms: Couldn't connect to server",
                "OSError: [Errno 101] Network is unreachable",
                "wget: can't connect to remote host (192.0.2.1): No route to host",
            })
    void aServerThatIsNotReachedIsNamed(String message) {
        Diagnosis diagnosis = diagnose(message, granted("network-name-resolution"), SERVERS);

        assertThat(diagnosis.id()).isEqualTo("network-connect-denied");
        assertThat(diagnosis.title())
                .isEqualTo(
                        "Capability network-tcp-connect is denied inside: the command cannot connect to a server on the network (connect [Errno 101] ENETUNREACH).");
        assertThat(diagnosis.reasons()).hasSize(1);
    }

    @Test
    void anotherMessageIsNotExplainedByIt() {
        assertThat(diagnose("Segmentation fault", NAMES).id()).isEqualTo("unexplained");
    }

    @Test
    void whereNamesAreResolvedTheyAreNotToBlame() {
        assertThat(diagnose("curl: (6) Could not resolve host: example.com", granted("network-name-resolution"))
                        .id())
                .isEqualTo("unexplained");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TypeError: fetch failed cause: Error: getaddrinfo EAI_AGAIN allowed.example.com                  | set NODE_USE_ENV_PROXY=1
            Exception in thread "main" java.net.ConnectException: nio.ch.UnresolvedAddressException          | set JAVA_TOOL_OPTIONS
            connect.sh: line 3: allowed.example.com: Temporary failure in name resolution                    | Configure the program's own proxy
            connect.sh: line 3: connect: Network is unreachable                                              | Configure the program's own proxy
            """)
    void withAListOfNamesAProgramThatDoesNotUseTheProxyIsToldTo(String message, String advice) {
        Diagnosis diagnosis = diagnose("allowlist", message, NAMES, SERVERS);

        assertThat(diagnosis.id()).isEqualTo("proxy-not-used");
        assertThat(diagnosis.evidence()).first().isEqualTo(message);
        assertThat(diagnosis.advice().get(0)).contains(advice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the answer has status 407",
                "curl: (56) CONNECT tunnel failed, response 407 from proxy",
                "< HTTP/1.1 407 Proxy Authentication Required",
            })
    void aProgramThatHasNoCredentialsForTheProxyIsToldSo(String message) {
        assertThat(diagnose("allowlist", message, NAMES, SERVERS).id()).isEqualTo("proxy-wants-credentials");
        assertThat(diagnose("allowlist", "page 407 of 900", NAMES, SERVERS).id())
                .isEqualTo("unexplained");
    }

    @Test
    void whatTheProxyRefusesIsNotExplainedByThat() {
        assertThat(diagnose("allowlist", "curl: (22) The requested URL returned error: 403", NAMES, SERVERS)
                        .id())
                .isEqualTo("unexplained");
    }

    private static Diagnosis diagnose(String message, ProbeResult... probes) {
        return diagnose("on", message, probes);
    }

    private static Diagnosis diagnose(String network, String message, ProbeResult... probes) {
        return new Diagnostician()
                .diagnose(Observed.workload(message + "\n", probes)
                        .fact(Fact.NETWORK, network)
                        .fact(Fact.POLICY, "workspace-write+network"));
    }
}
