package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.host.Host;
import io.sandcheck.host.HostContract;
import io.sandcheck.host.RunOwner;
import io.sandcheck.host.TestNetwork;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RequiresDocker
class TestNetworkIT extends InTestNetwork {

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
}
