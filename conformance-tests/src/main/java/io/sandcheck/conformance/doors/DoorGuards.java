package io.sandcheck.conformance.doors;

import io.sandcheck.host.RandomNames;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.jupiter.ThroughDoors;
import io.sandcheck.session.FileToolActs;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Forbidden acts, tried through each door that an agent has besides its shell.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class DoorGuards {

    @Guard(id = "doors/write-outside-workspace", act = "write-outside-workspace")
    @ThroughDoors({"background", "mcp", "hook", "user-command", "file-tool"})
    void writesOutsideOfTheWorkspace(SandboxSession door, Surroundings around) {
        if (door.fileTool().isPresent()) {
            FileToolActs.write(door, around.directory(), around);
        } else {
            ForbiddenActs.writeOutsideWorkspace(door, around);
        }
    }

    @Guard(id = "doors/write-home", act = "write-outside-workspace")
    @ThroughDoors({"background", "mcp", "hook", "user-command", "file-tool"})
    void writesIntoTheHomeDirectory(SandboxSession door, Surroundings around) {
        if (door.fileTool().isPresent()) {
            FileToolActs.write(door, around.directoryInHome(), around);
        } else {
            ForbiddenActs.changeFiles(door, around, around.directoryInHome(), List.of(".profile", ".netrc"));
        }
    }

    @Guard(id = "doors/read-outside-environ", act = "read-environ")
    @ThroughDoors({"background", "mcp", "hook", "user-command", "file-tool"})
    void readsTheEnvironmentOfAProcessOutside(SandboxSession door, Surroundings around) {
        if (door.fileTool().isPresent()) {
            FileToolActs.readEnvironment(door, around);
        } else {
            ForbiddenActs.readEnvironment(door, around);
        }
    }

    @Guard(id = "doors/signal-outside-process", act = "send-signal")
    @ThroughDoors({"background", "mcp", "hook", "user-command"})
    void signalsAProcessOutside(SandboxSession door, Surroundings around) {
        ForbiddenActs.signal(door, around);
    }

    @Guard(
            id = "doors/connect-loopback-outside",
            act = "connect-loopback",
            policies = {"read-only", "workspace-write"})
    @ThroughDoors({"background", "mcp", "hook", "user-command"})
    void connectsToTheLoopbackInterfaceOfTheHost(SandboxSession door, Surroundings around) {
        ForbiddenActs.connectLoopback(door, around);
    }

    @Guard(
            id = "doors/send-datagram-outside",
            act = "send-datagram",
            policies = {"read-only", "workspace-write"})
    @ThroughDoors({"background", "mcp", "hook", "user-command"})
    void sendsADatagramToTheLoopbackInterfaceOfTheHost(SandboxSession door, Surroundings around) {
        ForbiddenActs.connect(door, around, around.receive());
    }

    @Guard(
            id = "doors/connect-unix-socket-outside",
            act = "connect-unix-socket",
            policies = {"read-only", "workspace-write"})
    @ThroughDoors({"background", "mcp", "hook", "user-command"})
    void connectsToAUnixSocketOutside(SandboxSession door, Surroundings around) {
        ForbiddenActs.connect(door, around, around.listen(around.directory() + "/" + RandomNames.name()));
    }
}
