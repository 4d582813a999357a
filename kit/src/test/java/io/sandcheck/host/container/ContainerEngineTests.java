package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.exception.DockerException;
import io.sandcheck.host.HostException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerEngineTests {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    @Test
    void withoutASocketTheReasonNamesWhatWasLookedFor() {
        Path socket = folder.resolve("docker.sock");

        assertThatThrownBy(() -> new ContainerEngine(Map.of(), List.of(socket), PATIENCE).connect())
                .isInstanceOf(HostException.class)
                .hasMessage(
                        "there is no container engine: DOCKER_HOST is not set and there is no socket [%s]; install and start Docker"
                                .formatted(socket));
    }

    @Test
    void ofAnAnswerThatIsAnErrorTheWordsAreShown() {
        DockerException problem = new DockerException("{\"message\":\"no space \\\"left\\\"\"}\n", 500);

        assertThat(ContainerEngine.words(problem)).isEqualTo("no space \"left\"");
        assertThat(ContainerEngine.words(new DockerException("broken\n", 500))).isEqualTo("Status 500: broken");
    }

    @Test
    void aSocketThatNobodyListensOnIsToldAtOnce() throws IOException {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
        }

        assertThatThrownBy(() -> new ContainerEngine(Map.of(), List.of(socket), PATIENCE).connect())
                .isInstanceOf(HostException.class)
                .hasMessage(
                        "no container engine can be reached at [%s]: Connection refused; start Docker (as root: `systemctl start docker`, or `dockerd`), or correct DOCKER_HOST"
                                .formatted(socket));
    }

    @Test
    void theSocketThatDockerHostNamesGoesBeforeTheOthers() {
        Path named = folder.resolve("named.sock");

        assertThatThrownBy(
                        () -> new ContainerEngine(Map.of("DOCKER_HOST", "unix://" + named), List.of(folder), PATIENCE)
                                .connect())
                .isInstanceOf(HostException.class)
                .hasMessageStartingWith("no container engine can be reached at [" + named + "]: ");
    }

    @Test
    void anEngineThatNeverAnswersIsGivenUp() throws IOException {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));

            assertThatThrownBy(() -> new ContainerEngine(Map.of(), List.of(socket), PATIENCE).connect())
                    .isInstanceOf(HostException.class)
                    .hasMessageMatching(
                            "the container engine at \\[unix://%s\\] did not answer \\[GET /_ping\\] within 1 s; see whether it hangs .*"
                                    .formatted(socket));
        }
    }

    @Test
    void anEngineThatHangsUpIsTold() throws Exception {
        Path socket = folder.resolve("docker.sock");
        Thread engine;
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            engine = new Thread(() -> hangUpOnEverybody(server));
            engine.start();

            assertThatThrownBy(() -> new ContainerEngine(Map.of(), List.of(socket), Duration.ofMinutes(1)).connect())
                    .isInstanceOf(HostException.class)
                    .hasMessageMatching("the container engine at \\[unix://.*\\] (does|did) not answer.*");
        }
        engine.join();
    }

    private static void hangUpOnEverybody(ServerSocketChannel server) {
        try {
            while (true) {
                server.accept().close();
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo://bar baz", "tcp://", "tcp:///x", "/var/run/docker.sock", "unix", "://", "tcp://%zz"})
    void anAddressThatIsNoneIsNamed(String address) {
        assertThatThrownBy(() -> new ContainerEngine(Map.of("DOCKER_HOST", address), List.of(), PATIENCE).connect())
                .isInstanceOf(HostException.class)
                .hasMessageStartingWith("DOCKER_HOST [" + address + "] is no address of a container engine: ")
                .hasMessageContaining("unix:///var/run/docker.sock");
    }
}
