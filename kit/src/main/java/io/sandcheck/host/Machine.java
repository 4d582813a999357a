package io.sandcheck.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The machine that the kit runs on. */
final class Machine {

    /** Its lines are assignments of a shell (os-release(5)). */
    private static final Path OS_RELEASE = Path.of("/etc/os-release");

    /** The security modules of the kernel, in their order; there where securityfs is mounted. */
    private static final Path LSM = Path.of("/sys/kernel/security/lsm");

    private Machine() {}

    static Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("architecture", System.getProperty("os.arch"));
        facts.put("java", System.getProperty("java.runtime.version"));
        facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("lsm", read(LSM));
        facts.put("os", distribution());
        return facts;
    }

    private static String distribution() {
        return read(OS_RELEASE)
                .lines()
                .filter(line -> line.startsWith("PRETTY_NAME="))
                .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""))
                .findFirst()
                .orElse(HostFacts.UNKNOWN);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return HostFacts.UNKNOWN;
        }
    }
}
