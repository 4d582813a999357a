package io.sandcheck.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** The machine that the kit runs on. */
final class Machine {

    private Machine() {}

    static Map<String, String> facts() {
        Map<String, String> facts = KernelFacts.read(Machine::read);
        facts.put("architecture", System.getProperty("os.arch"));
        facts.put("java", System.getProperty("java.runtime.version"));
        return facts;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (NoSuchFileException e) {
            return HostFacts.ABSENT;
        } catch (IOException e) {
            return HostFacts.UNKNOWN;
        }
    }
}
