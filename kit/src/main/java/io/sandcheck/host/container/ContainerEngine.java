package io.sandcheck.host.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Info;
import io.sandcheck.host.HostException;
import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import java.io.IOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.EnvironmentAndSystemPropertyClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.shaded.com.github.dockerjava.core.DefaultDockerCmdExecFactory;
import org.testcontainers.shaded.com.github.dockerjava.core.DockerClientConfig;
import org.testcontainers.shaded.com.github.dockerjava.core.DockerClientImpl;

/**
 * Finds the container engine of this machine.
 *
 * <p>Only the client of Testcontainers is used, not {@code DockerClientFactory}. That class starts Ryuk, a container
 * that removes the others after their process has ended. It pulls an image for this, and only an environment variable
 * prevents it. The kit's containers need no Ryuk, because they end with the process that holds their standard input.
 */
final class ContainerEngine {

    private static final String ARCHITECTURE = "x86_64";

    /** As the client shows an answer that is an error. */
    private static final Pattern ANSWER = Pattern.compile("Status \\d+: (\\{\"message\":.*})", Pattern.DOTALL);

    /** Time limit for an answer. A busy engine needs several seconds to create a container. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, String> environment;
    private final List<Path> sockets;
    private final Duration patience;

    /**
     * Look where the command {@code docker} looks: {@code DOCKER_HOST}, otherwise the socket of the system or of the
     * user.
     */
    static ContainerEngine ofThisMachine() {
        Map<String, String> environment = System.getenv();
        Stream<Path> ofUser = Stream.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                .map(directory -> Path.of(directory, "docker.sock"));
        Path ofDesktop = Path.of(System.getProperty("user.home"), ".docker", "run", "docker.sock");
        return new ContainerEngine(
                environment,
                Stream.concat(Stream.of(Path.of("/var/run/docker.sock")), Stream.concat(ofUser, Stream.of(ofDesktop)))
                        .toList(),
                PATIENCE);
    }

    ContainerEngine(Map<String, String> environment, List<Path> sockets, Duration patience) {
        this.environment = environment;
        this.sockets = sockets;
        this.patience = patience;
    }

    /**
     * Connect to the engine, and check that it can run the images.
     *
     * @throws HostException says in one sentence why there is no usable engine
     */
    DockerClient connect() {
        TransportConfig endpoint = endpoint();
        URI address = endpoint.getDockerHost();
        try {
            DockerClient client = timed(client(endpoint), address);
            Info info = client.infoCmd().exec();
            if (!"linux".equals(info.getOsType()) || !ARCHITECTURE.equals(info.getArchitecture())) {
                throw new HostException("the container engine at [%s] runs %s on %s, but the images are for linux on %s"
                        .formatted(address, info.getOsType(), info.getArchitecture(), ARCHITECTURE));
            }
            return client;
        } catch (TimeoutException e) {
            throw TimedTransport.silent(address, "GET /_ping", e);
        } catch (HostException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new HostException(
                    "the container engine at [%s] does not answer: %s".formatted(address, rootMessage(e)), e);
        }
    }

    /** Creating the client sends the first request to the engine. */
    private DockerClientImpl client(TransportConfig endpoint) throws TimeoutException {
        return TimedTransport.within(
                patience, () -> (DockerClientImpl) DockerClientProviderStrategy.getClientForConfig(endpoint));
    }

    /** The client can only be given a transport like this. */
    @SuppressWarnings("deprecation")
    private DockerClient timed(DockerClientImpl client, URI address) {
        return client.withDockerCmdExecFactory(new DefaultDockerCmdExecFactory(
                new TimedTransport(client.getHttpClient(), address, patience),
                DockerClientConfig.getDefaultObjectMapper()));
    }

    /** Return what the engine reports about itself and about its machine, which may not be this one. */
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
        return dockerHost.startsWith("unix://")
                ? local(Path.of(dockerHost.substring("unix://".length())))
                : remote(dockerHost);
    }

    /** Connects once directly, because a client would retry for a long time, and would not say why. */
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

    /** The client itself implements the rules of {@code DOCKER_HOST} and its TLS variables. */
    @SuppressWarnings("deprecation")
    private static TransportConfig remote(String dockerHost) {
        try {
            URI address = URI.create(dockerHost);
            if (address.getHost() == null) {
                throw new IllegalArgumentException("it names no host");
            }
            return new EnvironmentAndSystemPropertyClientProviderStrategy().getTransportConfig();
        } catch (RuntimeException e) {
            throw new HostException(
                    "DOCKER_HOST [%s] is no address of a container engine: %s; set it to one like unix:///var/run/docker.sock or tcp://127.0.0.1:2375, or unset it"
                            .formatted(dockerHost, e.getMessage()),
                    e);
        }
    }

    /** Return what an engine says is wrong, without the status and the JSON around it. */
    static String words(Exception problem) {
        String message = String.valueOf(problem.getMessage()).strip();
        Matcher answer = ANSWER.matcher(message);
        if (!answer.matches()) {
            return message;
        }
        try {
            return String.valueOf(Json.readObject(answer.group(1), "an engine").get("message"))
                    .strip();
        } catch (JsonException e) {
            return message;
        }
    }

    static String rootMessage(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
