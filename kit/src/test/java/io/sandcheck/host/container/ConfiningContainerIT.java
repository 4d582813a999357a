package io.sandcheck.host.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerMount;
import io.sandcheck.host.Host;
import io.sandcheck.host.RunOwner;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Sandbox;
import io.sandcheck.sandbox.SandboxCatalog;
import io.sandcheck.sandbox.SandboxPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A container that is the sandbox, beside the one that is the host. */
@RequiresDocker
class ConfiningContainerIT {

    private static final Sandbox SANDBOX = SandboxCatalog.ofFixtures().find("plain-container");

    /** The host's, that of its network, and the one that confines. */
    private static final int CONTAINERS = 3;

    private final ContainerHostProvider provider = new ContainerHostProvider();
    private final RunOwner owner = RunOwner.newRun();
    private final DockerClient client = ContainerEngine.ofThisMachine().connect();
    private Host host;

    @BeforeEach
    void open() {
        host = provider.open(SANDBOX, owner, line -> {});
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void workspaceIsSharedAndWrittenAsThePolicySays() {
        String workspace = host.makeDirectory(host.layout().workspace());
        String file = workspace + "/file";

        try (Host confined = confine(SandboxPolicy.READ_ONLY)) {
            assertThat(sh(confined, "echo x > " + file).stderr().text()).endsWith("Read-only file system\n");
        }
        assertThat(host.exists(file)).isFalse();

        try (Host confined = confine(SandboxPolicy.WORKSPACE_WRITE)) {
            assertThat(sh(confined, "echo inside > " + file).succeeded()).isTrue();
            host.put(workspace + "/later", "outside".getBytes(UTF_8), false);
            assertThat(sh(confined, "cat " + workspace + "/later").stdout().text())
                    .isEqualTo("outside");
        }
        assertThat(host.read(file, 100)).asString().isEqualTo("inside\n");
    }

    @Test
    void nothingElseOfTheHostIsThereToBeWritten() {
        host.put(host.layout().outside() + "/secret", new byte[0], false);

        try (Host confined = confine(SandboxPolicy.WORKSPACE_WRITE)) {
            assertThat(sh(confined, "ls -A ~").stdout().text().lines())
                    .containsOnly(".bash_logout", ".bashrc", ".profile", "sandboxes", "workspace");
            assertThat(sh(confined, "touch /opt/sandcheck/fixtures/x ~/sandboxes/x ~/x /x; touch /tmp/x /dev/shm/x")
                            .stderr()
                            .text()
                            .lines())
                    .hasSize(4)
                    .allMatch(line -> line.endsWith(": Read-only file system"));
        }
    }

    @Test
    void privilegesAreThoseOfThePolicy() {
        try (Host confined = confine(SandboxPolicy.WORKSPACE_WRITE)) {
            assertThat(sh(confined, "grep -E 'CapBnd|NoNewPrivs|Seccomp:' /proc/self/status; id -u")
                            .stdout()
                            .text()
                            .replaceAll("\\s+", " "))
                    .isEqualTo("CapBnd: 0000000000000000 NoNewPrivs: 1 Seccomp: 2 1000 ");
        }
    }

    @Test
    void loopbackIsItsOwnWithoutANetworkAndTheHostsWithOne() {
        String namespace = sh(host, "readlink /proc/self/ns/net").stdout().text();

        try (Host off = confine(SandboxPolicy.WORKSPACE_WRITE);
                Host on = confine(SandboxPolicy.WORKSPACE_WRITE_NETWORK)) {
            assertThat(sh(off, "readlink /proc/self/ns/net").stdout().text()).isNotEqualTo(namespace);
            assertThat(sh(on, "readlink /proc/self/ns/net").stdout().text()).isEqualTo(namespace);
        }
    }

    @Test
    void whatACommandOrphansIsKilledThere() {
        try (Host confined = confine(SandboxPolicy.READ_ONLY)) {
            CommandResult result = sh(confined, "setsid sh -c 'sleep 1000 &'; exit 3");

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.leftBehind()).containsExactly("sleep 1000");
        }
    }

    @Test
    void noContainerAndNoVolumeIsLeftWhicheverEndsFirst() {
        for (boolean hostFirst : List.of(true, false)) {
            Host confined = confine(SandboxPolicy.WORKSPACE_WRITE);
            assertThat(sh(confined, "true").succeeded()).isTrue();
            List<Container> containers = containers();
            assertThat(containers).hasSize(CONTAINERS);
            String volume = containers.stream()
                    .flatMap(container -> container.getMounts().stream())
                    .filter(mount -> mount.getName() != null)
                    .map(ContainerMount::getName)
                    .findFirst()
                    .orElseThrow();
            assertThat(client.inspectVolumeCmd(volume).exec().getName()).isEqualTo(volume);

            // Standard input closes, as it does where the process that holds it is killed.
            (hostFirst ? host : confined).close();
            (hostFirst ? confined : host).close();

            await().atMost(Duration.ofSeconds(20)).until(() -> containers().isEmpty() && isGone(volume));
            open();
        }
    }

    @Test
    void sweepingRemovesAllOfThem() {
        confine(SandboxPolicy.READ_ONLY);

        assertThat(provider.sweep(owner::equals)).hasSize(CONTAINERS).allMatch(line -> line.startsWith("container "));
        assertThat(containers()).isEmpty();
    }

    private Host confine(SandboxPolicy policy) {
        return provider.confine(host, SANDBOX, policy, owner);
    }

    private static CommandResult sh(Host place, String script) {
        return place.run(Command.of("sh", "-c", script));
    }

    private List<Container> containers() {
        return client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Labels.RUN, owner.runId()))
                .exec();
    }

    private boolean isGone(String volume) {
        try {
            client.inspectVolumeCmd(volume).exec();
            return false;
        } catch (NotFoundException e) {
            return true;
        }
    }
}
