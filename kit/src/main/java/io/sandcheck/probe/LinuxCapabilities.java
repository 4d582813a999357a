package io.sandcheck.probe;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sets of capabilities in proc_pid_status(5), with the names of capabilities(7) without {@code CAP_}. */
final class LinuxCapabilities {

    /** In the order of {@code linux/capability.h}. Linux 5.9 added the last one. */
    private static final List<String> NAMES = List.of(
            "CHOWN",
            "DAC_OVERRIDE",
            "DAC_READ_SEARCH",
            "FOWNER",
            "FSETID",
            "KILL",
            "SETGID",
            "SETUID",
            "SETPCAP",
            "LINUX_IMMUTABLE",
            "NET_BIND_SERVICE",
            "NET_BROADCAST",
            "NET_ADMIN",
            "NET_RAW",
            "IPC_LOCK",
            "IPC_OWNER",
            "SYS_MODULE",
            "SYS_RAWIO",
            "SYS_CHROOT",
            "SYS_PTRACE",
            "SYS_PACCT",
            "SYS_ADMIN",
            "SYS_BOOT",
            "SYS_NICE",
            "SYS_RESOURCE",
            "SYS_TIME",
            "SYS_TTY_CONFIG",
            "MKNOD",
            "LEASE",
            "AUDIT_WRITE",
            "AUDIT_CONTROL",
            "SETFCAP",
            "MAC_OVERRIDE",
            "MAC_ADMIN",
            "SYSLOG",
            "WAKE_ALARM",
            "BLOCK_SUSPEND",
            "AUDIT_READ",
            "PERFMON",
            "BPF",
            "CHECKPOINT_RESTORE");

    private LinuxCapabilities() {}

    /**
     * Return the names of the bits that are set in a hexadecimal mask. A bit without a name is called by its number.
     */
    static Set<String> of(String mask) {
        long bits = Long.parseUnsignedLong(mask, 16);
        Set<String> names = new LinkedHashSet<>();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if ((bits >>> bit & 1) != 0) {
                names.add(bit < NAMES.size() ? NAMES.get(bit) : String.valueOf(bit));
            }
        }
        return names;
    }

    /** List their names in the order of their numbers. */
    static String describe(Set<String> names) {
        if (names.isEmpty()) {
            return "none";
        }
        return names.containsAll(NAMES) ? "all" : String.join(" ", names);
    }
}
