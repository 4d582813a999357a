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
 * What {@code first_process.py} is to make of a virtual machine; it reads these names.
 *
 * @param hostName its name, which its own /etc/hosts knows
 * @param user who runs the commands
 * @param environment variables of the runners, and so of the commands
 * @param control device that it says on that it is done
 * @param runners devices that runners are connected by
 * @param slowness by what time limits are stretched
 * @param machine what gives it its condition
 * @param fixtures directory for the kit's programs, which is made by root
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

    /** As Docker has it, so that commands find the same programs there and here. */
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

    /** Return the files that the machine gets, by their names: these settings, and what they speak of. */
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
