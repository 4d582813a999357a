package io.sandcheck.session;

import io.sandcheck.host.Host;
import io.sandcheck.host.Peer;
import io.sandcheck.json.Json;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.EnforcementAct;
import io.sandcheck.sandbox.SandboxDefinition;
import io.sandcheck.sandbox.SandboxPolicy;
import java.util.Arrays;
import java.util.List;

/** Tries in a sandbox what its policy must deny, and looks from outside for an effect. */
final class Enforcement {

    private final Host host;
    private final SandboxSession session;

    Enforcement(Host host, SandboxSession session) {
        this.host = host;
        this.session = session;
    }

    /** Try each act that the policy must deny and that the sandbox does not except from its promise. */
    List<EnforcementCheck> check(SandboxDefinition definition, SandboxPolicy policy) {
        return Arrays.stream(EnforcementAct.values())
                .filter(act -> act.deniedBy(policy))
                .filter(act -> !definition.unpromised().containsKey(act.id()))
                .map(this::attempt)
                .toList();
    }

    private EnforcementCheck attempt(EnforcementAct act) {
        return switch (act) {
            case WRITE_OUTSIDE_WORKSPACE -> writeOutside(act);
            case CONNECT_LOOPBACK -> connect(act);
        };
    }

    private EnforcementCheck writeOutside(EnforcementAct act) {
        String directory = host.makeDirectory(host.layout().outside());
        String file = directory + "/written-from-inside";
        try {
            CommandResult result = session.run(session.python().executable(), probe("write_file.py"), file);
            return new EnforcementCheck(act.id(), result, host.exists(file) ? "the file " + file + " was made" : "");
        } finally {
            host.remove(directory);
        }
    }

    private EnforcementCheck connect(EnforcementAct act) {
        String program = host.layout().fixtures() + "/peers/accept_connections.py";
        try (Peer listener = host.start(Command.of(session.python().executable(), program))) {
            String port = String.valueOf(Json.readObject(listener.firstLine(), "first line of the listener")
                    .get("port"));
            CommandResult result =
                    session.run(session.python().executable(), probe("connect_tcp.py"), "127.0.0.1", port);
            boolean accepted = listener.stop().stdout().text().contains("\"accepted\"");
            String effect = accepted ? "a listener outside accepted a connection to 127.0.0.1:" + port : "";
            return new EnforcementCheck(act.id(), result, effect);
        }
    }

    private String probe(String file) {
        return host.layout().fixtures() + "/probes/" + file;
    }
}
