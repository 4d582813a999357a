package io.sandcheck.sandbox;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.sandbox.SandboxDefinition.ContainerOptions;
import io.sandcheck.sandbox.SandboxDefinition.PolicyContainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The privileges that a definition requests on the machine that tests the sandbox.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Privileges {

    private static final String PAGE = "SECURITY.md";

    private Privileges() {}

    /**
     * Return one line with the privileges that a sandbox requests in containers beyond the defaults; empty if there are
     * none.
     */
    public static Optional<String> inContainer(Sandbox sandbox) {
        List<ContainerOptions> containers = Stream.concat(
                        Stream.of(sandbox.container()),
                        sandbox.policies().values().stream()
                                .map(launch -> launch.container())
                                .filter(Objects::nonNull)
                                .map(PolicyContainer::options))
                .toList();
        List<String> wanted = containers.stream()
                .flatMap(options -> wanted(options).stream())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of("%s asks for %s, so its container protects this machine less than others (%s)"
                        .formatted(sandbox, String.join(", ", wanted), PAGE));
    }

    private static List<String> wanted(ContainerOptions options) {
        List<String> wanted = new ArrayList<>();
        if (isRoot(options.user())) {
            wanted.add("user root");
        }
        names(options.addedCapabilities()).forEach(name -> wanted.add("capability " + name));
        options.devices().forEach(device -> wanted.add("device " + device));
        options.securityOptions().stream()
                .filter(option -> !option.startsWith("no-new-privileges"))
                .map(option -> option.contains("{") ? "its own seccomp filter" : option)
                .forEach(wanted::add);
        if (options.unmaskedProc()) {
            wanted.add("unmasked /proc");
        }
        return wanted;
    }

    private static boolean isRoot(String user) {
        return user.split(":", 2)[0].matches("root|0+");
    }

    private static List<String> names(Collection<String> capabilities) {
        return capabilities.stream()
                .map(name -> name.replaceFirst("^CAP_", ""))
                .sorted()
                .toList();
    }

    /**
     * Return one line with what a sandbox that is not part of the kit runs with the user's rights; empty if it is part
     * of the kit.
     */
    public static Optional<String> onThisMachine(Sandbox sandbox) {
        if (isOfKit(sandbox.definition().directory())) {
            return Optional.empty();
        }
        String adapter = sandbox.definition().session().adapter().isEmpty() ? "" : " and its session adapter";
        return Optional.of("%s is not part of Sandcheck: its command lines%s run on this machine with your rights (%s)"
                .formatted(sandbox, adapter, PAGE));
    }

    private static boolean isOfKit(Path directory) {
        Path ofKit = Fixtures.folder("sandboxes");
        return directory.getFileSystem().equals(ofKit.getFileSystem())
                && directory
                        .toAbsolutePath()
                        .normalize()
                        .startsWith(ofKit.toAbsolutePath().normalize());
    }
}
