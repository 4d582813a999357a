package io.sandcheck.host;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Facts about a host, from the files in which its kernel and its distribution publish them; proc(5) describes most.
 *
 * <p>Besides sysctls with their own names: {@code os}, {@code lsm} (active security modules), {@code apparmor.profile}
 * and {@code seccomp} ({@code none}, {@code strict}, {@code filter}) of the process that reads, {@code no-new-privs}
 * ({@code yes}, {@code no}), {@code user-namespace} ({@code initial}, {@code nested}), {@code container} (its kind, or
 * {@code none} if there is no sign of one), {@code wsl} ({@code 1}, {@code 2}, {@code no}), {@code proc.covered} (parts
 * of /proc that something is mounted over).
 */
final class KernelFacts {

    private static final String RELEASE = "/proc/sys/kernel/osrelease";

    private static final Map<String, String> FILES = Map.of(
            "kernel.release", RELEASE,
            "kernel.unprivileged_userns_clone", "/proc/sys/kernel/unprivileged_userns_clone",
            "kernel.apparmor_restrict_unprivileged_userns", "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
            "user.max_user_namespaces", "/proc/sys/user/max_user_namespaces",
            "user.max_mnt_namespaces", "/proc/sys/user/max_mnt_namespaces",
            "user.max_net_namespaces", "/proc/sys/user/max_net_namespaces",
            "user.max_pid_namespaces", "/proc/sys/user/max_pid_namespaces",
            "lsm", "/sys/kernel/security/lsm",
            "apparmor.profile", "/proc/self/attr/apparmor/current");

    private static final List<String> SECCOMP_MODES = List.of("none", "strict", "filter");

    /** In a map of users: all of them, unchanged. */
    private static final String ALL_USERS = "0 0 4294967295";

    private final UnaryOperator<String> files;

    private KernelFacts(UnaryOperator<String> files) {
        this.files = files;
    }

    /**
     * Read all facts.
     *
     * @param files returns the text of the file at a path, {@link HostFacts#ABSENT} or {@link HostFacts#UNKNOWN}
     */
    static Map<String, String> read(UnaryOperator<String> files) {
        return new KernelFacts(files).read();
    }

    private Map<String, String> read() {
        Map<String, String> facts = new TreeMap<>();
        FILES.forEach((name, path) -> facts.put(name, files.apply(path)));
        facts.put("os", line("/etc/os-release", "PRETTY_NAME=").replace("\"", ""));
        facts.put("seccomp", of(SECCOMP_MODES, line("/proc/self/status", "Seccomp:")));
        facts.put("no-new-privs", of(List.of("no", "yes"), line("/proc/self/status", "NoNewPrivs:")));
        facts.put("user-namespace", userNamespace());
        facts.put("container", container());
        facts.put("wsl", wsl(files.apply(RELEASE)));
        facts.put("proc.covered", covered());
        return facts;
    }

    private String line(String path, String start) {
        return files.apply(path)
                .lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst()
                .orElse(HostFacts.UNKNOWN);
    }

    private static String of(List<String> names, String number) {
        return number.matches("\\d") && Integer.parseInt(number) < names.size()
                ? names.get(Integer.parseInt(number))
                : HostFacts.UNKNOWN;
    }

    private String userNamespace() {
        String map = files.apply("/proc/self/uid_map");
        if (missing(map)) {
            return HostFacts.UNKNOWN;
        }
        return map.strip().replaceAll("\\s+", " ").equals(ALL_USERS) ? "initial" : "nested";
    }

    private String container() {
        if (!missing(files.apply("/.dockerenv"))) {
            return "docker";
        }
        if (!missing(files.apply("/run/.containerenv"))) {
            return "podman";
        }
        String ofSystemd = files.apply("/run/systemd/container");
        return missing(ofSystemd) ? "none" : ofSystemd;
    }

    /**
     * WSL1 reports the release of the kernel that it imitates, and writes the name of its maker with a capital letter.
     */
    private static String wsl(String release) {
        return release.endsWith("-Microsoft") ? "1" : release.contains("microsoft") ? "2" : "no";
    }

    private String covered() {
        String mounts = files.apply("/proc/self/mountinfo");
        if (missing(mounts)) {
            return HostFacts.UNKNOWN;
        }
        String covered = mounts.lines()
                .map(line -> Arrays.asList(line.split(" ", -1)))
                .filter(words -> words.size() > 4 && words.get(4).startsWith("/proc/"))
                .map(words -> words.get(4))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return covered.isEmpty() ? HostFacts.ABSENT : covered;
    }

    private static boolean missing(String text) {
        return text.equals(HostFacts.ABSENT) || text.equals(HostFacts.UNKNOWN);
    }
}
