package io.sandcheck.sandbox;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A policy: which files commands may write, and whether they have a network.
 *
 * <p>The six policies are named {@code read-only}, {@code read-only+network}, {@code workspace-write},
 * {@code workspace-write+allowlist}, {@code workspace-write+network} and {@code unrestricted}.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum SandboxPolicy {
    READ_ONLY("read-only", FileAccess.READ_ONLY, NetworkAccess.OFF),
    READ_ONLY_NETWORK("read-only+network", FileAccess.READ_ONLY, NetworkAccess.ON),
    WORKSPACE_WRITE("workspace-write", FileAccess.WORKSPACE_WRITE, NetworkAccess.OFF),
    WORKSPACE_WRITE_ALLOWLIST("workspace-write+allowlist", FileAccess.WORKSPACE_WRITE, NetworkAccess.ALLOWLIST),
    WORKSPACE_WRITE_NETWORK("workspace-write+network", FileAccess.WORKSPACE_WRITE, NetworkAccess.ON),
    UNRESTRICTED("unrestricted", FileAccess.UNRESTRICTED, NetworkAccess.ON);

    private static final Map<String, SandboxPolicy> BY_ID =
            Arrays.stream(values()).collect(toUnmodifiableMap(SandboxPolicy::id, policy -> policy));

    private final String id;
    private final String filesId;
    private final FileAccess files;
    private final NetworkAccess network;

    SandboxPolicy(String id, FileAccess files, NetworkAccess network) {
        this.id = id;
        this.filesId = id.replaceFirst("\\+.*", "");
        this.files = files;
        this.network = network;
    }

    /** Return the name that definitions, the command line and reports use. */
    public String id() {
        return id;
    }

    /** Return a short name for the head of a column: {@code ww}, {@code ro+n}. */
    public String shortId() {
        return switch (this) {
            case READ_ONLY -> "ro";
            case READ_ONLY_NETWORK -> "ro+n";
            case WORKSPACE_WRITE -> "ww";
            case WORKSPACE_WRITE_ALLOWLIST -> "ww+a";
            case WORKSPACE_WRITE_NETWORK -> "ww+n";
            case UNRESTRICTED -> "full";
        };
    }

    public FileAccess files() {
        return files;
    }

    public NetworkAccess network() {
        return network;
    }

    /** Return only the file half, as reports name it: {@code workspace-write}. */
    public String filesId() {
        return filesId;
    }

    /** Find the policy with this name; empty if there is none. */
    public static Optional<SandboxPolicy> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** Find the policy with these halves: {@code workspace-write} and {@code on}; empty if there is none. */
    public static Optional<SandboxPolicy> find(String filesId, String networkId) {
        return Arrays.stream(values())
                .filter(policy ->
                        policy.filesId().equals(filesId) && policy.network.id().equals(networkId))
                .findFirst();
    }

    /** Return the names of all policies, the strictest first. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(SandboxPolicy::id).toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
