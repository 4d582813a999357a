package io.sandcheck.launcher;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jars of JUnit on the class path. If their versions do not belong together, a launcher may run nothing at all and
 * report success. So this is checked before any of their classes is used.
 */
final class JUnitClassPath {

    /** For each jar, a class that shows that it is there. */
    private static final Map<String, String> LANDMARKS = new LinkedHashMap<>();

    static {
        LANDMARKS.put("junit-platform-launcher", "org.junit.platform.launcher.Launcher");
        LANDMARKS.put("junit-platform-engine", "org.junit.platform.engine.TestEngine");
        LANDMARKS.put("junit-jupiter-api", "org.junit.jupiter.api.Test");
        LANDMARKS.put("junit-jupiter-engine", "org.junit.jupiter.engine.JupiterTestEngine");
    }

    /** Stands for the version of a jar that does not name its version. */
    static final String UNKNOWN = "unknown";

    private final Map<String, String> versions = new LinkedHashMap<>();

    /**
     * Read the versions.
     *
     * @param versionOfClass returns the version of the jar that contains a class, {@value #UNKNOWN} if the jar does not
     *     name it, null if there is no such class
     */
    JUnitClassPath(NullableLookup versionOfClass) {
        LANDMARKS.forEach((jar, landmark) -> {
            String version = versionOfClass.find(landmark);
            if (version != null) {
                versions.put(jar, version);
            }
        });
    }

    /** Finds a text, or null. */
    @FunctionalInterface
    interface NullableLookup {
        @Nullable
        String find(String name);
    }

    static JUnitClassPath current() {
        return new JUnitClassPath(JUnitClassPath::versionOf);
    }

    private static @Nullable String versionOf(String className) {
        try {
            Class<?> landmark = Class.forName(className, false, JUnitClassPath.class.getClassLoader());
            String version = landmark.getPackage().getImplementationVersion();
            return version == null ? UNKNOWN : version;
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    /**
     * Check that the jars belong together.
     *
     * @throws LauncherException if one is missing, or they are of different releases
     */
    void requireAligned() {
        LANDMARKS.keySet().stream()
                .filter(jar -> !versions.containsKey(jar))
                .findFirst()
                .ifPresent(jar -> {
                    throw new LauncherException(
                            "JUnit class path: [%s] is missing; add org.junit.jupiter:junit-jupiter and".formatted(jar)
                                    + " org.junit.platform:junit-platform-launcher, both without a version, under org.junit:junit-bom");
                });
        long releases = versions.values().stream()
                .filter(version -> !version.equals(UNKNOWN))
                .map(JUnitClassPath::release)
                .distinct()
                .count();
        if (releases > 1) {
            throw new LauncherException(
                    "JUnit class path is mixed: [%s]; these must be of one release: import one version of org.junit:junit-bom and give the jars no version"
                            .formatted(listed()));
        }
    }

    /** Up to JUnit 5, the platform had its own numbers: 1.14.4 and 5.14.4 are one release. */
    private static String release(String version) {
        return version.startsWith("1.") ? "5" + version.substring(1) : version;
    }

    private String listed() {
        return versions.entrySet().stream()
                .map(jar -> jar.getKey() + " " + jar.getValue())
                .collect(joining(", "));
    }
}
