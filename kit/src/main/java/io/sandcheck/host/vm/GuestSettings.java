package io.sandcheck.host.vm;

import io.sandcheck.fixture.Fixtures;
import io.sandcheck.host.HostCondition;
import io.sandcheck.host.HostLayout;
import io.sandcheck.host.HostPrograms;
import io.sandcheck.host.MachineChange;
import io.sandcheck.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings with which {@code first_process.py} sets up a virtual machine. It reads these names.
 *
 * @param hostName its name, which is in its own /etc/hosts
 * @param user who runs the commands
 * @param environment variables of the runners, and so of the commands
 * @param control device on which it reports that it is ready
 * @param runners devices that connect the runners
 * @param slowness factor for time limits
 * @param machine the changes that give it its condition
 * @param fixtures directory for the kit's programs, which root creates
 * @param setup words of a command that it executes before anything else; empty for none
 */
record GuestSettings(
        String hostName,
        String user,
        Map<String, String> environment,
        String control,
        List<String> runners,
        int slowness,
        MachineChange machine,
        String fixtures,
        List<String> setup) {

    private static final String NAME = "sandcheck";

    /** The same as in Docker, so that commands find the same programs in both. */
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    static GuestSettings of(String user, HostLayout layout, HostCondition condition, Accelerator accelerator) {
        return new GuestSettings(
                NAME,
                user,
                Map.of("PATH", PATH, "HOME", layout.home(), "USER", user, "LANG", "C.UTF-8"),
                QemuCommand.controlDevice(),
                QemuCommand.runnerDevices(),
                accelerator.slowness(),
                condition.machine(),
                layout.fixtures(),
                condition.setup());
    }

    /** Return the files that the machine gets, by name: these settings, and the files that they name. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("machine.json", Json.line(this).getBytes(StandardCharsets.UTF_8));
        files.put("first_process.py", Fixtures.read("vm/first_process.py"));
        HostPrograms.all().forEach((name, content) -> files.put("fixtures/" + name, content));
        if (!machine.profile().isEmpty()) {
            String profile = machine.profile() + ".apparmor";
            files.put(profile, Fixtures.read("hosts/" + profile));
        }
        return files;
    }
}
