package io.sandcheck.host;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The machine that the kit runs on. */
final class Machine {

    private static final int MOST_BYTES = 1 << 20;

    private Machine() {}

    static Map<String, String> facts() {
        Map<String, String> facts = KernelFacts.read(Machine::read);
        facts.put("architecture", System.getProperty("os.arch"));
        facts.put("java", System.getProperty("java.runtime.version"));
        return facts;
    }

    /** In one call: the kernel tells a number in a file of {@code /proc/sys} once, cut at the length that is asked for. */
    private static String read(String file) {
        try (FileInputStream in = new FileInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        } catch (FileNotFoundException e) {
            return Files.exists(Path.of(file)) ? HostFacts.UNKNOWN : HostFacts.ABSENT;
        } catch (IOException e) {
            return HostFacts.UNKNOWN;
        }
    }
}
