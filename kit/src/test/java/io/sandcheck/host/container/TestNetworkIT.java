package io.sandcheck.host.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.github.dockerjava.api.DockerClient;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostContract;
import io.sandcheck.host.HostException;
import io.sandcheck.host.Placement;
import io.sandcheck.host.RemoteHost;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.TestNetwork;
import io.sandcheck.probe.Census;
import io.sandcheck.probe.FingerprintQuestions;
import io.sandcheck.probe.Fingerprinting;
import io.sandcheck.probe.PolicyFingerprint;
import io.sandcheck.probe.ProbeResult;
import io.sandcheck.probe.Relation;
import io.sandcheck.sandbox.Capability;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.seccomp.SeccompAssembler;
import io.sandcheck.seccomp.SeccompRule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RequiresDocker
class TestNetworkIT {

    private static final String PYTHON = "python3";

    private static Host host;
    private static TestNetwork network;

    @BeforeAll
    static void open() {
        host = new ContainerHostProvider().open(HostContract.NONE, RunOwner.newRun(), line -> {});
        network = host.network().orElseThrow();
    }

    @AfterAll
    static void close() {
        host.close();
    }

    @Test
    void theHostSaysThatItHasANetwork() {
        assertThat(host.facts().get("test-network")).startsWith("IPv4");
        assertThat(network.names().keySet()).containsExactlyInAnyOrder("example.com", "www.ercot.com", "data.sec.gov");
        assertThat(network.address()).startsWith("192.0.2.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "www.ercot.com", "data.sec.gov"})
    void eachNameHasItsAddressesAndAPageAndAnswersPings(String name) {
        CommandResult resolved = run(
                "python3",
                "-c",
                "import socket, sys; print(sorted({a[4][0] for a in socket.getaddrinfo(sys.argv[1], 443)}))",
                name);
        List<String> addresses = List.copyOf(network.names().get(name));

        assertThat(resolved.stdout().text()).isEqualTo("['%s']\n".formatted(String.join("', '", addresses)));
        for (String address : addresses) {
            CommandResult page = run("curl", "--silent", "--resolve", name + ":80:" + address, "http://" + name);
            assertThat(page.stdout().text()).isEqualTo("{\"host\": \"%s\"}\n".formatted(name));
            assertThat(run("ping", "-c", "1", address).outcome()).isEqualTo("exit 0");
        }
        assertThat(run("curl", "-I", "--silent", "http://" + name).stdout().text())
                .startsWith("HTTP/1.0 200 OK");
        assertThat(run("ping", "-c", "1", name).outcome()).isEqualTo("exit 0");
    }

    @Test
    void aNameThatNobodyElseAsksForExistsBelowExampleCom() {
        CommandResult resolved =
                run("python3", "-c", "import socket; print(socket.gethostbyname('sandcheck-0.example.com'))");

        assertThat(resolved.stdout().text()).isEqualTo("192.0.2.1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not.www.ercot.com", "example.org", "localhost.localdomain"})
    void otherNamesDoNotExist(String name) {
        CommandResult result = run(
                "python3",
                "-c",
                "import socket, sys\ntry: socket.getaddrinfo(sys.argv[1], 443)\nexcept OSError as e: print(e.errno == socket.EAI_NONAME)",
                name);

        assertThat(result.stdout().text()).isEqualTo("True\n");
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1,  ENETUNREACH",
        "192.0.2.99,    ENETUNREACH",
        "10.0.0.1,      ENETUNREACH",
        "172.17.0.1,    ENETUNREACH",
        "2001:db8::99,  ENETUNREACH",
        "2606:4700::1,  ENETUNREACH",
    })
    void nothingElseCanBeReached(String address, String errno) {
        CommandResult result = run("python3", "-c", """
                import errno, socket, sys
                address = sys.argv[1]
                for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
                    client = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, kind)
                    client.settimeout(5)
                    print(errno.errorcode[client.connect_ex((address, 53))])
                """, address);

        assertThat(result.stdout().text()).isEqualTo("%1$s\n%1$s\n".formatted(errno));
    }

    @Test
    void onlyLoopbackIsThereAndNothingIsRouted() {
        assertThat(run("ls", "/sys/class/net").stdout().text()).isEqualTo("lo\n");
        assertThat(run("sh", "-c", "tail -n +2 /proc/net/route").stdout().text())
                .isEmpty();
    }

    @Test
    void itRemembersWhatWasAskedFor() {
        assertThat(network.wasAskedFor("who-asks.example.com")).isFalse();
        run("getent", "hosts", "Who-Asks.example.com");

        assertThat(network.wasAskedFor("who-asks.example.com")).isTrue();
        assertThat(network.wasAskedFor("who-asks-more.example.com")).isFalse();
    }

    @Test
    void itWithstandsRubbish() {
        run("python3", "-c", """
                import os, socket
                server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
                for size in range(1, 1400, 7):
                    server.sendto(os.urandom(size), ("192.0.2.53", 53))
                for _ in range(50):
                    client = socket.create_connection(("%s", 80))
                    client.send(b"\\xff\\x00 / \\r\\n" * 10)
                    client.close()
                """.formatted(network.address()));

        assertThat(network.wasAskedFor("nobody.example.com")).isFalse();
        assertThat(run("curl", "--silent", "--fail", "http://example.com").outcome())
                .isEqualTo("exit 0");
    }

    @Test
    void aNetworkThatDoesNotComeUpSaysWhy() {
        DockerClient client = ContainerEngine.ofThisMachine().connect();
        ContainerPlan plan = new ContainerPlan(
                Images.tag(ImageRecipe.of(HostContract.NONE)), HostContract.NONE.container(), HostCondition.NONE);
        NetworkContainer broken = plan.startNetwork(client, RunOwner.newRun());
        try {
            assertThatThrownBy(() -> TestNetwork.await(broken.server()))
                    .isInstanceOf(HostException.class)
                    .hasMessageStartingWith("The runner on host [test network] failed: ")
                    .hasMessageContaining("serve_network.py");
        } finally {
            broken.remove();
        }
    }

    @Test
    void aNetworkThatCannotBeStartedSaysWhy() {
        DockerClient client = ContainerEngine.ofThisMachine().connect();
        NetworkContainer missing = new NetworkContainer(new AttachedContainer(client, "0123456789ab"));

        assertThatThrownBy(missing::server).isInstanceOf(HostException.class).hasMessageContaining("0123456789ab");
        missing.remove();
    }

    @Test
    void eachHostHasANetworkOfItsOwn() {
        run("getent", "hosts", "only-here.example.com");
        try (Host other = new ContainerHostProvider().open(HostContract.NONE, RunOwner.newRun(), line -> {})) {
            assertThat(other.network().orElseThrow().wasAskedFor("only-here.example.com"))
                    .isFalse();
        }
        assertThat(network.wasAskedFor("only-here.example.com")).isTrue();
    }

    @Test
    void armsAtTheSameTimeHaveANetworkEach() {
        try (Host one = host.apart()) {
            one.run(Command.of("getent", "hosts", "one-arm.example.com"));
            List<Boolean> asked = CompletableFuture.supplyAsync(() -> {
                        try (Host other = host.apart()) {
                            other.run(Command.of("getent", "hosts", "other-arm.example.com"));
                            TestNetwork its = host.network().orElseThrow();
                            return List.of(
                                    its.wasAskedFor("one-arm.example.com"), its.wasAskedFor("other-arm.example.com"));
                        }
                    })
                    .join();

            assertThat(asked).containsExactly(false, true);
            assertThat(host.network().orElseThrow().wasAskedFor("one-arm.example.com"))
                    .isTrue();
        }
    }

    @Test
    void theSecondHostIsThereWhileItIsOpenAndSeesWhoComes() {
        String curl = "curl --silent --show-error --fail --max-time 5 --cacert /tmp/authority.pem ";
        try (RemoteHost remote = network.openRemote()) {
            host.put("/tmp/authority.pem", remote.authority().getBytes(UTF_8), false);

            assertThat(run("sh", "-c", curl + "http://allowed.example.com/page https://allowed.example.com/page")
                            .stdout()
                            .text())
                    .isEqualTo("{\"path\": \"/page\"}\n{\"path\": \"/page\"}\n");
            assertThat(remote.reached(RemoteHost.ALLOWED))
                    .extracting(RemoteHost.Connection::port, RemoteHost.Connection::serverName)
                    .containsExactly(tuple(80L, ""), tuple(443L, RemoteHost.ALLOWED));
            assertThat(remote.reached(RemoteHost.DENIED)).isEmpty();

            run("sh", "-c", curl + "--location http://allowed.example.com/redirect/there");
            run("sh", "-c", curl + "http://[::ffff:" + remote.address(RemoteHost.DENIED) + "]/mapped");
            run("bash", "-c", "exec 3<>/dev/tcp/" + RemoteHost.SIMILAR.get(1) + "/443 && printf '\\001\\002' >&3");

            assertThat(remote.reached(RemoteHost.DENIED))
                    .extracting(RemoteHost.Connection::path, RemoteHost.Connection::port)
                    .containsExactly(tuple("/there", 80L), tuple("/mapped", 80L), tuple("", 443L));
            assertThat(remote.reached(RemoteHost.DENIED).get(0).describe())
                    .startsWith("GET /there of denied.example.com, at ");
        }
        assertThat(run("ls", "/sys/class/net").stdout().text()).isEqualTo("lo\n");
        try (RemoteHost again = network.openRemote()) {
            assertThat(again.reached(RemoteHost.ALLOWED)).isEmpty();
        }
    }

    @Test
    void theSecondHostHasARepositoryAndKeepsNoMoreThanItMust() {
        try (RemoteHost remote = network.openRemote()) {
            run("python3", "-c", """
                    import socket, sys
                    for number in range(150):
                        client = socket.create_connection((sys.argv[1], 80))
                        client.send(b"GET /\\x1b[31m" + b"x" * 500 + b" HTTP/1.0\\r\\n\\r\\n")
                        client.close()
                    """, remote.address(RemoteHost.DENIED));

            assertThat(remote.reached(RemoteHost.DENIED)).hasSize(100).allSatisfy(each -> {
                assertThat(each.path()).hasSizeLessThanOrEqualTo(800).doesNotContain("\u001b");
            });
            assertThat(run("curl", "--silent", "http://allowed.example.com/a.git/HEAD")
                            .stdout()
                            .text())
                    .isEqualTo("ref: refs/heads/main\n");
        }
    }

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

    private static CommandResult run(String... argv) {
        return host.run(Command.of(argv));
    }
}
