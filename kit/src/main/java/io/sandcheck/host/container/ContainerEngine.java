package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import io.sandcheck.host.HostException;
import java.io.IOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.EnvironmentAndSystemPropertyClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * Finds the container engine of this machine.
 *
 * <p>Of Testcontainers only the client is used, not {@code DockerClientFactory}: that one starts Ryuk, a container that
 * removes the others once their process is gone, from an image that it pulls, and only a variable of the environment
 * keeps it from doing so. The containers of the kit need no remover, they end with the process that holds their
 * standard input.
 */
final class ContainerEngine {

    private static final String ARCHITECTURE = "x86_64";

    private final Map<String, String> environment;
    private final List<Path> sockets;

    /** Look where the command {@code docker} looks: {@code DOCKER_HOST}, else the socket of the system or of the user. */
    static ContainerEngine ofThisMachine() {
        Map<String, String> environment = System.getenv();
        Stream<Path> ofUser = Stream.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .map(directory -> Path.of(directory, "docker.sock"));
        Path ofDesktop = Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock");
        return new ContainerEngine(
                environment,
                Stream.concat(Stream.of(Path.of("/var/run/docker.sock")), Stream.concat(ofUser, Stream.of(ofDesktop)))
                        .toList());
    }

    ContainerEngine(Map<String, String> environment, List<Path> sockets) {
        this.environment = environment;
        this.sockets = sockets;
    }

    /**
     * Connect to the engine, and see that it can run the images.
     *
     * @throws HostException says in one sentence why there is none
     */
    DockerClient connect() {
        TransportConfig endpoint = endpoint();
        try {
            DockerClient client = DockerClientProviderStrategy.getClientForConfig(endpoint);
            Info info = client.infoCmd().exec();
            if (!"linux".equals(info.getOsType()) || !ARCHITECTURE.equals(info.getArchitecture())) {
                throw new HostException("the container engine at [%s] runs %s on %s, but the images are for linux on %s"
                        .formatted(endpoint.getDockerHost(), info.getOsType(), info.getArchitecture(), ARCHITECTURE));
            }
            return client;
        } catch (HostException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new HostException(
                    "the container engine at [%s] does not answer: %s"
                            .formatted(endpoint.getDockerHost(), rootMessage(e)),
                    e);
        }
    }

    /** Return what the engine says of itself and of the machine that it runs on, which may be another one. */
    static Map<String, String> facts(DockerClient client) {
        Info info = client.infoCmd().exec();
        Map<String, String> facts = new TreeMap<>();
        facts.put("engine", String.valueOf(info.getServerVersion()));
        facts.put("engine.kernel", String.valueOf(info.getKernelVersion()));
        facts.put("engine.os", String.valueOf(info.getOperatingSystem()));
        facts.put("engine.security", String.valueOf(info.getSecurityOptions()));
        facts.put("engine.storage", String.valueOf(info.getDriver()));
        return facts;
    }

    private TransportConfig endpoint() {
        String dockerHost = environment.getOrDefault("DOCKER_HOST", "");
        if (dockerHost.isBlank()) {
            return local(sockets.stream()
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new HostException(
                            "there is no container engine: DOCKER_HOST is not set and there is no socket %s; install and start Docker"
                                    .formatted(sockets))));
        }
        return dockerHost.startsWith("unix://") ? local(Path.of(dockerHost.substring("unix://".length()))) : remote();
    }

    /** Connects once by hand: a client would retry for long, and not say why. */
    private static TransportConfig local(Path socket) {
        try {
            SocketChannel.open(UnixDomainSocketAddress.of(socket)).close();
        } catch (IOException e) {
            String remedy = remedy(socket);
            throw new HostException(
                    "no container engine can be reached at [%s]: %s; %s".formatted(socket, e.getMessage(), remedy), e);
        }
        return TransportConfig.builder()
                .dockerHost(URI.create("unix://" + socket))
                .build();
    }

    private static String remedy(Path socket) {
        if (Files.exists(socket) && !Files.isWritable(socket)) {
            return "join its group (`usermod -aG docker $USER`, then log in again), or run as root";
        }
        return "start Docker (as root: `systemctl start docker`, or `dockerd`), or correct DOCKER_HOST";
    }

    /** The rules of {@code DOCKER_HOST} and its TLS variables are the client's own. */
    @SuppressWarnings("deprecation")
    private static TransportConfig remote() {
        return new EnvironmentAndSystemPropertyClientProviderStrategy().getTransportConfig();
    }

    private static String rootMessage(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
