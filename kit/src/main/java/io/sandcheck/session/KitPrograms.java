package io.sandcheck.session;

import io.sandcheck.host.Conversation;
import io.sandcheck.host.Endings;
import io.sandcheck.host.Host;
import io.sandcheck.host.Peer;
import io.sandcheck.host.Python;
import io.sandcheck.sandbox.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the kit's own programs outside of a sandbox. Those that go on are stopped when the arm ends. */
record KitPrograms(Host host, Python python, Endings endings) {

    Peer start(Map<String, String> environment, String program, String... arguments) {
        Peer peer = host.start(command("peers/" + program, arguments).withEnvironment(environment));
        endings.add(peer::close);
        return peer;
    }

    Victim hold(String program, String... arguments) {
        return victim(host.converse(command("peers/" + program, arguments)));
    }

    /** Start a program that only looks at something. */
    Victim watch(String program, String... arguments) {
        return victim(host.watch(command("peers/" + program, arguments)));
    }

    private Victim victim(Conversation conversation) {
        endings.add(conversation::close);
        return new Victim(conversation);
    }

    void act(String program, String... arguments) {
        host.run(command("acts/" + program, arguments));
    }

    private Command command(String program, String... arguments) {
        List<String> argv =
                new ArrayList<>(List.of(python.executable(), host.layout().fixtures() + "/" + program));
        argv.addAll(List.of(arguments));
        return Command.of(argv);
    }
}
