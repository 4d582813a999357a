package io.sandcheck.probe;

import io.sandcheck.host.HostLayout;
import io.sandcheck.host.TestNetwork;
import io.sandcheck.sandbox.Capability;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The questions that a fingerprint answers, besides the mechanisms of the kernel.
 *
 * @param markers variables of the environment
 * @param acts by the name of their line, in kebab-case: a probe and its arguments, {@code [write-file, /tmp]}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record FingerprintQuestions(List<String> markers, Map<String, List<String>> acts) {

    private static final String CONNECT = "connect-";
    private static final String RESOLVE = "resolve-";
    private static final String PING = "ping-";
    private static final int HTTP = 80;

    public FingerprintQuestions {
        markers = markers.stream().distinct().toList();
        acts = Collections.unmodifiableMap(new LinkedHashMap<>(acts));
        acts.keySet().forEach(Capability::new);
    }

    /**
     * Ask the questions that apply to every host: where files can be written, whether sockets can be bound.
     *
     * @param workspace directory that a workspace policy lets the process write
     */
    public static FingerprintQuestions about(HostLayout layout, String workspace) {
        Map<String, List<String>> acts = new LinkedHashMap<>();
        Map<String, String> directories = new LinkedHashMap<>();
        directories.put("workspace", workspace);
        directories.put("home", layout.home());
        directories.put("outside", layout.outside());
        directories.put("tmp", "/tmp");
        directories.put("dev-shm", "/dev/shm");
        directories.put("root", "/");
        directories.forEach((name, path) -> acts.put("write-" + name, List.of("write-file", path)));
        acts.put("bind-unix-path", List.of("unix-socket-bind"));
        acts.put("bind-unix-abstract", List.of("unix-socket-bind-abstract"));
        acts.put("bind-tcp-loopback", List.of("connect-tcp"));
        return new FingerprintQuestions(List.of(), acts);
    }

    /** Also ask for these variables of the environment. */
    public FingerprintQuestions withMarkers(List<String> names) {
        return new FingerprintQuestions(names, acts);
    }

    /**
     * Also ask whether a listener can be reached over TCP.
     *
     * @param name of the listener, in kebab-case: {@code loopback}
     */
    public FingerprintQuestions withListener(String name, String address, int port) {
        return with(CONNECT + name, List.of("connect-tcp", address, String.valueOf(port)));
    }

    /**
     * Also ask whether the names of the test network are resolved, and whether its servers can be reached over TCP and
     * answer pings.
     */
    public FingerprintQuestions withNetwork(TestNetwork network) {
        FingerprintQuestions all = this;
        for (String name : network.names().keySet()) {
            all = all.with(RESOLVE + name.replace('.', '-'), List.of("network-name-resolution", name));
        }
        all = all.withListener("network", network.address(), HTTP)
                .with(PING + "network", List.of("network-icmp-echo", network.address()));
        String ipv6 = network.addressOfIpv6().orElse(null);
        return ipv6 == null
                ? all
                : all.withListener("network-ipv6", ipv6, HTTP)
                        .with(PING + "network-ipv6", List.of("network-icmp-echo", ipv6));
    }

    private FingerprintQuestions with(String name, List<String> act) {
        Map<String, List<String>> more = new LinkedHashMap<>(acts);
        more.put(name, act);
        return new FingerprintQuestions(markers, more);
    }

    /** Tell whether an effect with this name used the network, of the host or beyond. */
    static boolean isAboutNetwork(String name) {
        return Stream.of(CONNECT, RESOLVE, PING).anyMatch(name::startsWith);
    }
}
