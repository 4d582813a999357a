package io.sandcheck.host.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QemuCommandTests {

    private static final Pattern PORT = Pattern.compile("virtserialport,chardev=(\\w+),bus=serial(\\d)\\.0,nr=(\\d+)");

    @ParameterizedTest
    @EnumSource
    void machineIsTheSameWhateverExecutesIt(Accelerator accelerator) {
        List<String> argv = QemuCommand.argv(accelerator);

        assertThat(argv).containsSequence("-accel", accelerator.option(), "-cpu", accelerator.processor());
        assertThat(without(argv, accelerator.option(), accelerator.processor()))
                .isEqualTo(without(
                        QemuCommand.argv(Accelerator.EMULATION),
                        Accelerator.EMULATION.option(),
                        Accelerator.EMULATION.processor()));
    }

    private static List<String> without(List<String> argv, String... words) {
        return argv.stream().filter(word -> !List.of(words).contains(word)).toList();
    }

    /** The kernel gives 32 buffers to what a controller says, and each port is worth two words at once. */
    @Test
    void noControllerHasMorePortsThanItCanSpeakOf() {
        Map<String, Integer> ports = new TreeMap<>();
        for (String word : QemuCommand.argv(Accelerator.EMULATION)) {
            Matcher port = PORT.matcher(word);
            if (port.matches()) {
                ports.merge(port.group(2), 1, Integer::sum);
                assertThat(Integer.parseInt(port.group(3))).isPositive();
            }
        }

        assertThat(ports.values()).hasSize(3).allMatch(count -> count <= 16);
    }

    @Test
    void eachRunnerHasASocketAndADeviceOfItsOwn() {
        List<String> devices = QemuCommand.runnerDevices();
        List<String> argv = QemuCommand.argv(Accelerator.EMULATION);

        assertThat(devices)
                .hasSize(QemuCommand.RUNNERS)
                .doesNotHaveDuplicates()
                .doesNotContain(QemuCommand.controlDevice());
        for (int runner = 0; runner < devices.size(); runner++) {
            assertThat(argv.get(argv.indexOf(portOf(devices.get(runner), argv)) - 2))
                    .contains("path=" + QemuCommand.socket(runner) + ",");
        }
        assertThat(new HashSet<>(argv)).contains("/opt/sandcheck/vmlinuz");
    }

    private static String portOf(String device, List<String> argv) {
        Matcher numbers = Pattern.compile("/dev/vport(\\d)p(\\d+)").matcher(device);
        assertThat(numbers.matches()).isTrue();
        String end = ",bus=serial%s.0,nr=%s".formatted(numbers.group(1), numbers.group(2));
        return argv.stream().filter(word -> word.endsWith(end)).findFirst().orElseThrow();
    }

    /** The kernel takes what is in double quotes for one word, and knows no escapes. */
    @Test
    void kernelReadsTheFirstProgramAsOneWord() {
        List<String> argv = QemuCommand.argv(Accelerator.EMULATION);
        String arguments = argv.get(argv.indexOf("-append") + 1);

        assertThat(arguments).matches("[^\"]* init=/bin/sh -- -ec \"[^\"\n]*\"").hasSizeLessThan(2048);
    }
}
