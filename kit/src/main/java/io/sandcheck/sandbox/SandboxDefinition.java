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
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox as its {@code sandbox.yaml} describes it, in all its versions; {@link Sandbox} is one of them. A file can describe
 * variants of the sandbox as well, each of which is a sandbox with a name of its own: {@code codex-landlock}.
 *
 * @param name short name, as in {@code codex@0.124.0}
 * @param title what it is called in prose
 * @param home address of its home page; empty where none is given
 * @param versions the versions that it is known in
 * @param npm package of npm that has its releases; empty where they are not known
 * @param install how it gets onto a host
 * @param container how its container is to be made
 * @param environment variables of every command that runs under it
 * @param markers variables by which the sandbox itself tells programs how they are confined, with what they say when set
 * @param needs what each of its versions needs of a host under every policy
 * @param policies how a command is run under each policy that one version or another offers
 * @param policyLines the line of its file, from 1, on which each of these policies is described
 * @param session how its sessions are spoken to
 * @param unpromised acts and guards that a policy would have to deny and this sandbox does not promise to
 * @param startRetries how often its start is repeated where it fails at random; null where it never is
 * @param byDefault whether it runs where no sandbox is named: in a container if it can be installed into one, else on this
 *     machine
 * @param runsOn the systems that it is made for
 * @param directory the folder that {@code sandbox.yaml} lies in, with all that belongs to the sandbox
 * @param described names of all sandboxes that the file describes: the first is that of the file itself, the others are its variants
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
     * @throws YamlException if it is not one: it names line, column and what is known
     */
    public static SandboxDefinition read(Path file) {
        return readAll(file).get(0);
    }

    /**
     * Read a definition and its variants.
     *
     * @param file usually named {@code sandbox.yaml}
     * @return the sandbox itself first
     * @throws YamlException if it is not one: it names line, column and what is known
     */
    public static List<SandboxDefinition> readAll(Path file) {
        return new DefinitionFile(file).read();
    }

    /**
     * List the files of the folder that a host needs, relative to it, where the definition speaks of {@code {sandbox}};
     * none where it does not. Definitions, the Dockerfile, {@code README.md} and hidden files are not among them.
     *
     * @throws SandboxException where there are so many that the folder cannot be for this sandbox alone
     */
    public List<Path> files() {
        return speaksOfFiles() ? SandboxFiles.in(directory) : List.of();
    }

    private boolean speaksOfFiles() {
        Stream<String> launches = policies.values().stream()
                .flatMap(ByVersion::values)
                .flatMap(launch -> Stream.concat(launch.argv().stream(), launch.environment().values().stream()));
        return Stream.of(environment.values().stream(), session.adapter().stream(), launches)
                .flatMap(Function.identity())
                .anyMatch(Placeholder.SANDBOX::isIn);
    }

    /**
     * Make sure that the guards that it excepts from its promise exist.
     *
     * @param guards ids of all guards, and of their variants: {@code guard/connect-unix-socket-outside[path]}
     * @throws YamlException where one does not: it names line, column and what is known
     */
    public void requireKnownGuards(KnownNames guards) {
        unpromised.values().forEach(disclaimer -> disclaimer.requireKnown(guards));
    }

    /** Return which variant of the first sandbox in its file it is: {@code landlock}; nothing if it is that itself. */
    public Optional<String> variant() {
        String base = described.get(0);
        return name.equals(base) ? Optional.empty() : Optional.of(name.substring(base.length() + 1));
    }

    /** Return this sandbox at its newest version, a release if there is one: what is meant if nobody says which. */
    public Sandbox atDefaultVersion() {
        return versions.stream()
                .max(Comparator.comparing(version -> Version.find(version).orElseThrow(), Version.RELEASES_LAST))
                .map(version ->
                        new Sandbox(this, version, List.of(), install.version().isEmpty()))
                .orElseThrow();
    }

    /** Return this sandbox at each of its versions, in the order of the definition; the newest is what the distribution has. */
    public List<Sandbox> inAllVersions() {
        Sandbox newest = atDefaultVersion();
        return versions.stream()
                .map(version -> version.equals(newest.version()) ? newest : new Sandbox(this, version))
                .toList();
    }

    /** The installation of a sandbox on a host. */
    public sealed interface Install {
        /** Return the words of a command that tells which version was installed; empty where it is the one that was asked for. */
        default List<String> version() {
            return List.of();
        }

        /** It is part of what the kit puts there: a filter, a script. */
        record Nothing() implements Install {}

        /**
         * A Dockerfile builds an image with it, in the folder that it lies in.
         *
         * @param version a command that prints its version; empty unless the distribution chooses that
         * @param terms under which it is used, a link and words; empty if everybody may use it
         */
        record Dockerfile(Path path, List<String> version, String terms) implements Install {}

        /** Return the terms that you must read before it is installed; empty if there are none. */
        default String terms() {
            return "";
        }
    }

    /**
     * The way to run a command under one policy.
     *
     * @param argv words with placeholders; the word {@code {command}} stands for all words of the command. Empty if commands are
     *     run in a session
     * @param environment variables of the commands under this policy
     * @param needs foundations that it builds on under this policy and not under every one
     * @param seccomp rules of the filter that the kit itself confines the command with; empty for none
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

        /** Tell whether a command is run in a session, through the session adapter. */
        public boolean inSession() {
            return argv.isEmpty();
        }
    }

    /**
     * The options of a container that is itself the sandbox.
     *
     * @param readOnlyRoot whether nothing can be written but what is mounted writable ({@code --read-only})
     * @param tmpfs directories that are new, empty and writable ({@code --tmpfs})
     */
    public record PolicyContainer(ContainerOptions options, boolean readOnlyRoot, List<String> tmpfs) {
        public PolicyContainer {
            tmpfs = List.copyOf(tmpfs);
        }
    }

    /**
     * The options of a container for a sandbox, with the least privileges that it needs.
     *
     * @param user user that runs the commands
     * @param securityOptions {@code --security-opt} of docker
     * @param addedCapabilities {@code --cap-add}
     * @param droppedCapabilities {@code --cap-drop}
     * @param devices {@code --device}: devices of the engine's machine
     * @param unmaskedProc whether /proc is given whole ({@code systempaths=unconfined})
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

        /** The user of a container whose definition names none. */
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
