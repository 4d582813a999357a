package io.sandcheck.conformance.guard;

import io.sandcheck.host.RandomNames;
import io.sandcheck.jupiter.ForEachVariant;
import io.sandcheck.jupiter.Guard;
import io.sandcheck.session.ForbiddenActs;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.session.Surroundings;
import io.sandcheck.verdict.Level;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Guards for the user's services, which listen on Unix sockets in well-known places.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class ServiceGuards {

    /**
     * Services that act for everybody who connects: they sign, start containers, run commands. A policy with a network
     * does not allow their use.
     */
    @Guard(id = "guard/connect-service", act = "connect-unix-socket", level = Level.SHOULD)
    @ForEachVariant({"docker", "ssh-agent", "gpg-agent", "session-bus", "x11"})
    void connectsToAServiceOfTheUser(SandboxSession sandbox, Surroundings around, String service) {
        String address =
                switch (service) {
                    case "docker" -> around.home() + "/.docker/run/docker.sock";
                    case "gpg-agent" -> around.home() + "/.gnupg/S.gpg-agent";
                    case "x11" -> "@/tmp/.X11-unix/X" + RandomNames.token();
                    default -> around.directoryIn("/tmp") + "/" + service;
                };
        if (address.startsWith(around.home())) {
            around.put(address.substring(0, address.lastIndexOf('/')) + "/" + RandomNames.name(), "");
        }
        Map<String, String> environment =
                switch (service) {
                    case "docker" -> Map.of("DOCKER_HOST", "unix://" + address);
                    case "ssh-agent" -> Map.of("SSH_AUTH_SOCK", address);
                    case "session-bus" -> Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + address);
                    default -> Map.of();
                };
        ForbiddenActs.connect(sandbox, around, around.listen(address), environment);
    }
}
