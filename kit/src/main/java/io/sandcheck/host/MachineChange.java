package io.sandcheck.host;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The settings that give a virtual machine a condition.
 *
 * @param sysctls settings in /proc/sys, by name (sysctl(8)): {@code user.max_user_namespaces}
 * @param profile AppArmor profile that confines the commands; the file {@code fixtures/hosts/PROFILE.apparmor} defines
 *     it; empty for none
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MachineChange(Map<String, String> sysctls, String profile) {

    /** No change. */
    public static final MachineChange NONE = new MachineChange(Map.of(), "");

    public MachineChange {
        sysctls = Collections.unmodifiableMap(new LinkedHashMap<>(sysctls));
    }
}
