package io.sandcheck.host.container;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandcheck.host.HostException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerEngineTests {

    @TempDir
    private Path folder;

    @Test
    void withoutASocketTheReasonNamesWhatWasLookedFor() {
        Path socket = folder.resolve("docker.sock");

        assertThatThrownBy(() -> new ContainerEngine(Map.of(), List.of(socket)).connect())
                .isInstanceOf(HostException.class)
                .hasMessage(
                        "there is no container engine: DOCKER_HOST is not set and there is no socket [%s]; install and start Docker"
                                .formatted(socket));
    }

    @Test
    void aSocketThatNobodyListensOnIsToldAtOnce() throws IOException {
        Path socket = folder.resolve("docker.sock");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
        }

        assertThatThrownBy(() -> new ContainerEngine(Map.of(), List.of(socket)).connect())
                .isInstanceOf(HostException.class)
                .hasMessage(
                        "no container engine can be reached at [%s]: Connection refused; start Docker (as root: `systemctl start docker`, or `dockerd`), or correct DOCKER_HOST"
                                .formatted(socket));
    }

    @Test
    void theSocketThatDockerHostNamesGoesBeforeTheOthers() {
        Path named = folder.resolve("named.sock");

        assertThatThrownBy(
                        () -> new ContainerEngine(Map.of("DOCKER_HOST", "unix://" + named), List.of(folder)).connect())
                .isInstanceOf(HostException.class)
                .hasMessageStartingWith("no container engine can be reached at [" + named + "]: ");
    }
}
