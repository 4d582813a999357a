package io.sandcheck.host.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sandcheck.host.RemoteHost;
import org.junit.jupiter.api.Test;

/** The second host of the test network. */
@RequiresDocker
class RemoteHostIT extends InTestNetwork {

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
}
