package io.sandcheck.sandbox;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.seccomp.SeccompRule;
import io.sandcheck.yaml.YamlException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox as its {@code sandbox.yaml} describes it, in all its versions. {@link Sandbox} is one of these versions. A
 * file can also describe variants of the sandbox. Each variant is a sandbox with its own name: {@code codex-landlock}.
 *
 * @param name short name, as in {@code codex@0.124.0}
 * @param title its name for people
 * @param home address of its home page; empty if none is given
 * @param versions all known versions
 * @param npm package of npm that contains its releases; empty if there is none
 * @param install how it is installed on a host
 * @param container how to create its container
 * @param environment variables of every command that runs under it
 * @param markers variables with which the sandbox tells programs how they are confined, and the meaning of each
 * @param needs what each of its versions needs on a host under every policy
 * @param policies how to run a command under each policy that at least one version offers
 * @param policyLines the line of its file, from 1, on which each of these policies is described
 * @param session how to talk to its sessions
 * @param unpromised acts and guards that a policy would have to deny, but this sandbox does not promise to deny
 * @param startRetries how often its start is repeated if it fails at random; null if it is never repeated
 * @param byDefault whether it runs if the user names no sandbox: in a container if it can be installed into one,
 *     otherwise on this machine
 * @param runsOn the systems that it is made for
 * @param directory the folder that contains {@code sandbox.yaml} and all other files of the sandbox
 * @param described names of all sandboxes in the file: first that of the file itself, then its variants
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SandboxDefinition(
        String name,
        String title,
        String home,
        List<String> versions,
        String npm,
        Install install,
        ByVersion<ContainerOptions> container,
        Map<String, String> environment,
        Map<String, Marker> markers,
        ByVersion<Needs> needs,
        Map<SandboxPolicy, ByVersion<PolicyLaunch>> policies,
        Map<SandboxPolicy, Integer> policyLines,
        SessionLaunch session,
        Map<String, Disclaimer> unpromised,
        @Nullable StartRetries startRetries,
        boolean byDefault,
        Set<OperatingSystem> runsOn,
        Path directory,
        List<String> described) {

    public SandboxDefinition {
        versions = List.copyOf(versions);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        markers = Collections.unmodifiableMap(new LinkedHashMap<>(markers));
        policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
        policyLines = Collections.unmodifiableMap(new LinkedHashMap<>(policyLines));
        unpromised = Collections.unmodifiableMap(new LinkedHashMap<>(unpromised));
        runsOn = Set.copyOf(runsOn);
        described = List.copyOf(described);
    }

    /**
     * Read a definition, without its variants.
     *
     * @param file usually named {@code sandbox.yaml}
     * @throws YamlException if it is faulty; the message names line, column and known names
     */
    public static SandboxDefinition read(Path file) {
        return readAll(file).get(0);
    }

    /**
     * Read a definition and its variants.
     *
     * @param file usually named {@code sandbox.yaml}
     * @return the sandbox itself first
     * @throws YamlException if it is faulty; the message names line, column and known names
     */
    public static List<SandboxDefinition> readAll(Path file) {
        return new DefinitionFile(file).read();
    }

    /**
     * List the files of the folder that a host needs, relative to it, if the definition uses {@code {sandbox}};
     * otherwise empty. Definitions, the Dockerfile, {@code README.md} and hidden files are left out.
     *
     * @throws SandboxException if there are so many files that the folder cannot belong to this sandbox only
     */
    public List<Path> files() {
        return SandboxFiles.of(this);
    }

    /**
     * Check that the guards under {@code does-not-promise} and {@code leaves-open} exist.
     *
     * @param guards ids of all guards, and of their variants: {@code guard/connect-unix-socket-outside[path]}
     * @throws YamlException if one does not exist; the message names line, column and known names
     */
    public void requireKnownGuards(KnownNames guards) {
        unpromised.values().forEach(disclaimer -> disclaimer.requireKnown(guards));
    }

    /** Return the name of this variant: {@code landlock}; empty if it is the first sandbox of its file. */
    public Optional<String> variant() {
        String base = described.get(0);
        return name.equals(base) ? Optional.empty() : Optional.of(name.substring(base.length() + 1));
    }

    /**
     * Return this sandbox in the version that is meant if the user names none: the newest release or, without releases,
     * the newest version.
     */
    public Sandbox atDefaultVersion() {
        return versions.stream()
                .max(Comparator.comparing(version -> Version.find(version).orElseThrow(), Version.RELEASES_LAST))
                .map(version ->
                        new Sandbox(this, version, List.of(), install.version().isEmpty()))
                .orElseThrow();
    }

    /**
     * Return this sandbox in each of its versions, in the order of the definition. The newest is the version of the
     * distribution.
     */
    public List<Sandbox> inAllVersions() {
        Sandbox newest = atDefaultVersion();
        return versions.stream()
                .map(version -> version.equals(newest.version()) ? newest : new Sandbox(this, version))
                .toList();
    }

    /** The installation of a sandbox on a host. */
    public sealed interface Install {
        /** Return the command that prints the installed version; empty if the requested version is installed. */
        default List<String> version() {
            return List.of();
        }

        /** The kit itself puts it on the host: a filter or a script. */
        record Nothing() implements Install {}

        /**
         * A Dockerfile builds an image with it, in the folder of the Dockerfile.
         *
         * @param version a command that prints its version; empty unless the distribution chooses the version
         * @param terms of use, as a link and a few words; empty if everybody may use it
         */
        record Dockerfile(Path path, List<String> version, String terms) implements Install {}

        /** Return the terms that users must read before it is installed; empty if there are none. */
        default String terms() {
            return "";
        }
    }

    /**
     * How to run a command under one policy.
     *
     * @param argv words with placeholders; the word {@code {command}} stands for all words of the command. Empty if
     *     commands run in a session
     * @param environment variables of the commands under this policy
     * @param needs foundations that it needs only under this policy
     * @param seccomp rules of the filter with which the kit itself confines the command; empty for none
     * @param container the container that confines the command, besides that of the host; null for none
     */
    public record PolicyLaunch(
            List<String> argv,
            Map<String, String> environment,
            List<Capability> needs,
            List<SeccompRule> seccomp,
            @Nullable PolicyContainer container) {
        public PolicyLaunch {
            argv = List.copyOf(argv);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
            needs = List.copyOf(needs);
            seccomp = List.copyOf(seccomp);
        }

        /** Tell whether a command runs in a session, through the session adapter. */
        public boolean inSession() {
            return argv.isEmpty();
        }
    }

    /**
     * The options of a container that is itself the sandbox.
     *
     * @param readOnlyRoot whether the root is mounted read-only ({@code --read-only})
     * @param tmpfs directories that are new, empty and writable ({@code --tmpfs})
     */
    public record PolicyContainer(ContainerOptions options, boolean readOnlyRoot, List<String> tmpfs) {
        public PolicyContainer {
            tmpfs = List.copyOf(tmpfs);
        }
    }

    /**
     * The options of a container for a sandbox, with the fewest privileges that it needs.
     *
     * @param user user that runs the commands
     * @param securityOptions {@code --security-opt} of docker
     * @param addedCapabilities {@code --cap-add}
     * @param droppedCapabilities {@code --cap-drop}
     * @param devices {@code --device}: devices of the engine's machine
     * @param unmaskedProc whether all of /proc is visible ({@code systempaths=unconfined})
     * @param environment variables of the container's first process
     */
    public record ContainerOptions(
            String user,
            List<String> securityOptions,
            List<String> addedCapabilities,
            List<String> droppedCapabilities,
            List<String> devices,
            boolean unmaskedProc,
            Map<String, String> environment) {

        /** The user of a container if its definition names none. */
        public static final String DEFAULT_USER = "sandcheck";

        /** The options of a sandbox that needs nothing special. */
        public static final ContainerOptions DEFAULT =
                new ContainerOptions(DEFAULT_USER, List.of(), List.of(), List.of(), List.of(), false, Map.of());

        public ContainerOptions {
            securityOptions = List.copyOf(securityOptions);
            addedCapabilities = List.copyOf(addedCapabilities);
            droppedCapabilities = List.copyOf(droppedCapabilities);
            devices = List.copyOf(devices);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        }
    }
}
