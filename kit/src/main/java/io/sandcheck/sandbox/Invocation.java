package io.sandcheck.sandbox;

import io.sandcheck.sandbox.SandboxDefinition.PolicyLaunch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A command as it is passed to a sandbox: the words of the definition, with all placeholders replaced.
 *
 * @param environment the variables of the definition; those of the policy take precedence over those of the sandbox
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Invocation(List<String> argv, Map<String, String> environment) {

    /**
     * The values of placeholders on a host, as absolute paths.
     *
     * @param files directory with the files of the definition's folder: {@code {sandbox}}
     * @param python the newest Python of the host
     * @param fixtures directory with the kit's own programs
     */
    public record Places(String workspace, String home, String files, String python, String fixtures) {}

    public Invocation {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /**
     * Wrap a command.
     *
     * @throws IllegalArgumentException if the sandbox does not offer the policy
     */
    public static Invocation of(Sandbox sandbox, SandboxPolicy policy, Places places, List<String> command) {
        PolicyLaunch launch = sandbox.policies().get(policy);
        if (launch == null) {
            throw new IllegalArgumentException("Sandbox [%s] does not offer the policy [%s]; it offers: %s"
                    .formatted(sandbox, policy, sandbox.policies().keySet()));
        }
        Map<Placeholder, String> values = values(sandbox, places);
        List<String> argv = launch.argv().stream()
                .flatMap(word -> word.equals(Placeholder.COMMAND.toString())
                        ? command.stream()
                        : Stream.of(Placeholder.expand(word, values)))
                .toList();
        Map<String, String> environment =
                new LinkedHashMap<>(sandbox.definition().environment());
        environment.putAll(launch.environment());
        environment.replaceAll((name, value) -> Placeholder.expand(value, values));
        return new Invocation(argv, environment);
    }

    /** Return the command line of a sandbox's own session adapter, which runs outside of the sandbox. */
    public static Invocation ofAdapter(Sandbox sandbox, Places places) {
        Map<Placeholder, String> values = values(sandbox, places);
        Map<String, String> environment =
                new LinkedHashMap<>(sandbox.definition().environment());
        environment.replaceAll((name, value) -> Placeholder.expand(value, values));
        return new Invocation(
                sandbox.definition().session().adapter().stream()
                        .map(word -> Placeholder.expand(word, values))
                        .toList(),
                environment);
    }

    private static Map<Placeholder, String> values(Sandbox sandbox, Places places) {
        return Map.of(
                Placeholder.WORKSPACE, places.workspace(),
                Placeholder.HOME, places.home(),
                Placeholder.SANDBOX, places.files(),
                Placeholder.VERSION, sandbox.version(),
                Placeholder.PYTHON, places.python(),
                Placeholder.FIXTURES, places.fixtures());
    }
}
