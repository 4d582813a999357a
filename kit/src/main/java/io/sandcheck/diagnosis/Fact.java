package io.sandcheck.diagnosis;

import io.sandcheck.adapter.AdapterFault;
import io.sandcheck.inheritance.InheritanceFault;
import io.sandcheck.naming.KnownNames;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Something that can be known about an experiment, or about its host. Rules refer to it by its id.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Fact {
    /** The act that must be denied, in words for people. */
    ACT("act"),
    /** Ids of that act, separated by spaces: the acts that the guard names, and the programs that it tried. */
    ATTEMPTED("attempted"),
    /** Where the session adapter runs: in the sandbox, like the kit's own, or outside. */
    ADAPTER("adapter", "inside", "outside"),
    /** Names of the children that an inheritance fault is about. */
    CHILDREN("children"),
    DIFFERENCE("difference"),
    DIFFERENCE_2("difference.2"),
    DIFFERENCE_3("difference.3"),
    /** How the inside arm of a workload differs from the outside arm. */
    DIFFERENCE_BETWEEN_ARMS("difference-between-arms"),
    /** The effect of an act, as it was seen from outside of the sandbox. */
    EFFECT("effect"),
    /** Why a sandbox could not even be executed. */
    ERROR("error"),
    /** Whether the sandbox returns the exit code of its command, as seen by the start-up check. */
    EXIT_CODE_KEPT("exit-code-kept", "true", "false"),
    /** The directory of the kit's programs on the host. */
    FIXTURES("fixtures"),
    /** Text of the failed assertion. It is shown, but never matched. */
    FAILURE("failure"),
    /** The mistake of a session adapter. */
    FAULT("fault", ids(Stream.of(AdapterFault.Kind.values()).map(AdapterFault.Kind::id))),
    /** A path that exists outside, and that the command did not find inside. */
    HIDDEN_PATH("hidden-path"),
    HOST("host"),
    /** How the children of a session differ from what they must be. */
    INHERITANCE(
            "inheritance",
            ids(Stream.concat(
                    Stream.of("unchanged", "late", "door-wider"),
                    Stream.of(InheritanceFault.Kind.values()).map(InheritanceFault.Kind::id)))),
    /** The property of each command that the sandbox changes. */
    INTERFERENCE("interference"),
    /** The property of each command that the sandbox changes, if that may be why a workload fails. */
    SUSPECT("suspect"),
    /** Foundations that the sandbox builds on, separated by spaces. */
    NEEDS("needs"),
    NETWORK("network", "on", "allowlist", "off"),
    /** Whether the sandbox started for other commands, if it did not start for this one. */
    OTHER_COMMANDS_STARTED("other-commands-started", "true"),
    /** The obstacle that prevents the kit from working inside. */
    OBSTACLE("obstacle"),
    POLICY("policy"),
    /** Version of the variant: {@code 3.14}. */
    PYTHON("python"),
    SANDBOX("sandbox"),
    SANDBOX_VERSION("sandbox.version"),
    /** How a sandbox that cannot start fails its user: {@code names-wrong}. */
    SHORTCOMING("shortcoming", ids(Stream.of(Shortcoming.values()).map(Shortcoming::id))),
    /** More about its start than the result says: its command ran, but did not announce itself. */
    START("start", "not-announced"),
    /** How often the start of the sandbox may be repeated. */
    START_RETRIES("start-retries"),
    /** Foundations that the sandbox needs and that are denied on the host, in words. */
    TRIED("tried"),

    APPARMOR_PROFILE("apparmor.profile"),
    APPARMOR_RESTRICTS_USERNS("kernel.apparmor_restrict_unprivileged_userns"),
    CONTAINER("container"),
    KERNEL_RELEASE("kernel.release"),
    LANDLOCK_ABI("landlock.abi"),
    LSM("lsm"),
    MAX_MNT_NAMESPACES("user.max_mnt_namespaces"),
    MAX_NET_NAMESPACES("user.max_net_namespaces"),
    MAX_PID_NAMESPACES("user.max_pid_namespaces"),
    MAX_USER_NAMESPACES("user.max_user_namespaces"),
    NO_NEW_PRIVS("no-new-privs", "yes", "no"),
    OS("os"),
    PROC_COVERED("proc.covered"),
    SECCOMP("seccomp", "none", "strict", "filter"),
    UID("uid"),
    UNPRIVILEGED_USERNS_CLONE("kernel.unprivileged_userns_clone"),
    USER_NAMESPACE("user-namespace", "initial", "nested"),
    WSL("wsl", "1", "2", "no");

    static final String UNKNOWN = "unknown";

    static final KnownNames IDS =
            KnownNames.of("fact", Arrays.stream(values()).map(Fact::id).toList());

    private final String id;
    /** Separated by spaces; empty if it can be any text. */
    private final String values;

    Fact(String id, String... values) {
        this.id = id;
        this.values = String.join(" ", values);
    }

    private static String[] ids(Stream<String> values) {
        return values.toArray(String[]::new);
    }

    /** Return the name that rules use: {@code kernel.release}. */
    public String id() {
        return id;
    }

    /** Tell whether it was seen on the host or at a start, and not chosen by the user. */
    boolean isSeen() {
        return this == EXIT_CODE_KEPT || this == HIDDEN_PATH || this == SHORTCOMING || compareTo(APPARMOR_PROFILE) >= 0;
    }

    /** Find a fact by its id. */
    public static Optional<Fact> find(String id) {
        return Arrays.stream(values()).filter(fact -> fact.id.equals(id)).findFirst();
    }

    /** Return the facts of a host that rules can use. */
    public static Map<Fact, String> of(Map<String, String> host) {
        Map<Fact, String> facts = new EnumMap<>(Fact.class);
        host.forEach((id, value) -> find(id).ifPresent(fact -> facts.put(fact, value)));
        return facts;
    }

    /** Return the values that it can have besides {@code unknown} and {@code absent}; empty if it can be any text. */
    Optional<KnownNames> known() {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(KnownNames.of(
                        "value of " + id,
                        List.of((values + " " + String.join(" ", UNKNOWN, "absent", FactTest.KNOWN)).split(" ", -1))));
    }
}
