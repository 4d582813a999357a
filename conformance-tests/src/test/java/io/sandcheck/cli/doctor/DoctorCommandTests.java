package io.sandcheck.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.cli.Sandcheck;
import io.sandcheck.cli.terminal.ExitCode;
import io.sandcheck.cli.terminal.Screen;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.Foundation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTests {

    @TempDir
    Path directory;

    private final Screen screen = new Screen();

    @Test
    void eachFoundationIsToldOfAndNothingDecidesTheExitCode() {
        assertThat(doctor()).isEqualTo(ExitCode.AS_EXPECTED);

        assertThat(screen.out()).startsWith("This machine: Linux ").contains("\nSettings: ");
        assertThat(Foundation.all())
                .allSatisfy(foundation -> assertThat(screen.out().lines())
                        .filteredOn(line -> line.matches("  (yes|NO|unknown) +" + foundation.capability() + " .*"))
                        .hasSize(1));
        assertThat(screen.out().lines())
                .anyMatch(line -> line.matches("  (yes|partly|NO|unknown) +bubblewrap .*"))
                .anyMatch(line -> line.startsWith("  yes      process            this machine, with Python 3.14"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void theSameIsToldInJson() {
        assertThat(doctor("--json", "--sandbox", "landrun")).isBetween(ExitCode.AS_EXPECTED, ExitCode.UNEXPECTED);

        Map<String, Object> told = Json.readObject(screen.out(), "doctor");
        assertThat(told).containsOnlyKeys("facts", "foundations", "causes", "sandboxes", "hosts");
        assertThat((List<Map<String, Object>>) told.get("foundations"))
                .hasSameSizeAs(Foundation.all())
                .allSatisfy(each -> assertThat(each.get("outcome")).isIn("granted", "denied", "unknown"));
        assertThat((List<Map<String, Object>>) told.get("sandboxes"))
                .extracting(each -> each.get("name"))
                .containsExactly("landrun");
    }

    @Test
    void sandboxThatHasToStartAndIsNotInstalledEndsWithOne() throws IOException {
        assertThat(doctor("--sandbox", definition("sandcheck-no-such-program", "[]")))
                .isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out()).contains("  yes      mine               not installed\n");
    }

    @Test
    void sandboxThatHasToStartAndLacksAProgramEndsWithOne() throws IOException {
        assertThat(doctor("--sandbox", definition("sh", "[sandcheck-no-such-program]")))
                .isEqualTo(ExitCode.UNEXPECTED);
        assertThat(screen.out().lines())
                .anyMatch(line -> line.startsWith("  NO       mine  ") && line.contains("/sh"))
                .anyMatch(line -> line.contains("missing: program sandcheck-no-such-program"));
    }

    @Test
    void sandboxThatLacksNothingEndsWithZero() throws IOException {
        assertThat(doctor("--sandbox", definition("sh", "[]"))).isEqualTo(ExitCode.AS_EXPECTED);
    }

    @Test
    void unknownSandboxIsWrongUsage() {
        assertThat(doctor("--sandbox", "bubblewarp")).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).contains("unknown sandbox [bubblewarp]").contains("did you mean bubblewrap?");
    }

    @Test
    void nothingOfTheHostIsChanged() throws IOException {
        Map<String, String> before = settings();

        doctor();

        assertThat(settings()).isEqualTo(before);
    }

    /** Settings of namespaces, the name of the host, and what is mounted on the place where the tries mount. */
    private static Map<String, String> settings() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        try (Stream<Path> limits = Files.list(Path.of("/proc/sys/user"))) {
            for (Path limit : limits.toList()) {
                settings.put(limit.toString(), Files.readString(limit));
            }
        }
        settings.put("host name", Files.readString(Path.of("/proc/sys/kernel/hostname")));
        settings.put("mounts", mountsBelow("/tmp ").toString());
        try (Stream<Path> cgroups = Files.walk(Path.of("/sys/fs/cgroup"))) {
            settings.put(
                    "cgroups",
                    cgroups.filter(each -> each.getFileName().toString().startsWith("sandcheck-"))
                            .toList()
                            .toString());
        }
        return settings;
    }

    private static List<String> mountsBelow(String place) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
                .filter(line -> line.contains(" " + place))
                .toList();
    }

    private String definition(String program, String programs) throws IOException {
        Path file = directory.resolve("mine.yaml");
        Files.writeString(file, """
                name: mine
                title: Mine
                versions: ["1.0"]
                needs:
                  command: [%s, -c, "echo 1.0"]
                  programs: %s
                policies:
                  unrestricted:
                    argv: ["{command}"]
                """.formatted(program, programs));
        return file.toString();
    }

    private int doctor(String... options) {
        return Sandcheck.execute(
                screen.plain(),
                Stream.concat(Stream.of("doctor"), Stream.of(options)).toArray(String[]::new));
    }
}
