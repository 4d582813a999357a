package io.sandcheck.sandbox;

import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.naming.KnownNames;
import io.sandcheck.yaml.YamlNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads values for a container engine. A value that the engine would not know is reported with its place in the
 * definition.
 */
final class ContainerValues {

    private static final String PREFIX = "CAP_";

    /** capabilities(7), and the word for all of them. */
    private static final KnownNames CAPABILITIES = new KnownNames(
            "capability",
            List.of(
                    "ALL",
                    "AUDIT_CONTROL",
                    "AUDIT_READ",
                    "AUDIT_WRITE",
                    "BLOCK_SUSPEND",
                    "BPF",
                    "CHECKPOINT_RESTORE",
                    "CHOWN",
                    "DAC_OVERRIDE",
                    "DAC_READ_SEARCH",
                    "FOWNER",
                    "FSETID",
                    "IPC_LOCK",
                    "IPC_OWNER",
                    "KILL",
                    "LEASE",
                    "LINUX_IMMUTABLE",
                    "MAC_ADMIN",
                    "MAC_OVERRIDE",
                    "MKNOD",
                    "NET_ADMIN",
                    "NET_BIND_SERVICE",
                    "NET_BROADCAST",
                    "NET_RAW",
                    "PERFMON",
                    "SETFCAP",
                    "SETGID",
                    "SETPCAP",
                    "SETUID",
                    "SYSLOG",
                    "SYS_ADMIN",
                    "SYS_BOOT",
                    "SYS_CHROOT",
                    "SYS_MODULE",
                    "SYS_NICE",
                    "SYS_PACCT",
                    "SYS_PTRACE",
                    "SYS_RAWIO",
                    "SYS_RESOURCE",
                    "SYS_TIME",
                    "SYS_TTY_CONFIG",
                    "WAKE_ALARM"));

    private static final String SECCOMP = "seccomp";

    private static final KnownNames OPTIONS =
            new KnownNames("security option", List.of("apparmor", "label", "no-new-privileges", SECCOMP));

    private static final KnownNames PROFILES = new KnownNames("profile of seccomp", List.of("builtin", "unconfined"));

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?");

    private static final String DEVICE_PATH = "/dev(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+";

    /**
     * As in {@code docker run --device}: a path, its path in the container, and whether commands may read, write and
     * create it.
     */
    private static final Pattern DEVICE = Pattern.compile(DEVICE_PATH + "(:" + DEVICE_PATH + ")?(:r?w?m?(?<=[rwm]))?");

    private ContainerValues() {}

    static String user(YamlNode node) {
        String user = node.string(USER, "a user, as in [root], [1000] or [1000:1000]");
        if (Arrays.stream(user.split(":", -1)).anyMatch(ContainerValues::tooLarge)) {
            throw node.error("[%s] is not a user: an id is at most %d".formatted(user, Integer.MAX_VALUE));
        }
        return user;
    }

    /** Engines take no more, though Linux has twice as many. */
    private static boolean tooLarge(String name) {
        return name.matches("\\d+") && new BigInteger(name).bitLength() > 31;
    }

    static List<String> capabilities(YamlNode node) {
        return node.list().stream().map(ContainerValues::capability).toList();
    }

    private static String capability(YamlNode node) {
        String name = node.text();
        String plain = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        if (!CAPABILITIES.contains(plain)) {
            throw node.error(CAPABILITIES.unknown(plain));
        }
        return name;
    }

    static List<String> devices(YamlNode node) {
        return node.list().stream()
                .map(item -> item.string(DEVICE, "a device, as in [/dev/net/tun] or [/dev/fuse:/dev/fuse:rw]"))
                .toList();
    }

    static List<String> securityOptions(YamlNode node) {
        return node.list().stream().map(ContainerValues::securityOption).toList();
    }

    private static String securityOption(YamlNode node) {
        String option = node.text();
        String[] parts = option.split("[=:]", 2);
        if (parts[0].equals("systempaths")) {
            throw node.error("[" + option + "] is an option that only the docker command has; use unmasked-proc: true");
        }
        if (!OPTIONS.contains(parts[0])) {
            throw node.error(OPTIONS.unknown(parts[0]));
        }
        String value = parts.length == 2 ? parts[1] : "";
        if (parts[0].equals(SECCOMP) && !value.startsWith("{") && !PROFILES.contains(value)) {
            throw node.error(PROFILES.unknown(value) + "; or the text of a profile, in JSON");
        }
        if (parts[0].equals(SECCOMP) && value.startsWith("{")) {
            requireJson(node, value);
        }
        return option;
    }

    private static void requireJson(YamlNode node, String profile) {
        try {
            Json.readObject(profile, "the profile of seccomp");
        } catch (JsonException e) {
            throw node.error(String.valueOf(e.getMessage()));
        }
    }
}
