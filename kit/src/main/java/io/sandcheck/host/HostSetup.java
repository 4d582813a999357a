package io.sandcheck.host;

import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Prepares a host when it is opened: creates directories, finds its Pythons, and reads the facts of its kernel. */
final class HostSetup {

    private static final int FACT_BYTES = 1 << 16;

    private final RunnerHost host;

    HostSetup(RunnerHost host) {
        this.host = host;
    }

    /** The network comes last, because it is created in the background. */
    RunnerHost complete(List<Python> candidates, Supplier<Optional<TestNetwork>> awaitNetwork) {
        HostLayout layout = host.layout();
        for (String directory :
                List.of(layout.home(), layout.workspace(), layout.outside(), layout.root() + "/sandboxes")) {
            host.put(directory + "/.sandcheck", new byte[0], false);
        }
        Map<String, String> facts = readFacts();
        List<Python> pythons = candidates.stream().filter(this::runs).toList();
        Optional<TestNetwork> network = awaitNetwork.get();
        facts.put("test-network", network.map(HostSetup::describe).orElse("none"));
        return host.with(new HostInventory(new HostFacts(facts), pythons, network));
    }

    private boolean runs(Python python) {
        try {
            Command version =
                    Command.of(python.executable(), "-c", "import sys; print('%d.%d' % sys.version_info[:2])");
            CommandResult result = host.run(version.withDirectory(host.layout().root()));
            return result.succeeded() && result.stdout().text().strip().equals(python.version());
        } catch (ExecFailedException e) {
            return false;
        }
    }

    private static String describe(TestNetwork network) {
        return network.addressOfIpv6().isPresent() ? "IPv4 and IPv6" : "IPv4";
    }

    private Map<String, String> readFacts() {
        Map<String, String> facts = new TreeMap<>(HostFacts.read(this::read).values());
        Map<String, Object> greeting = host.ask("hello", Map.of("protocol", RunnerConnection.PROTOCOL));
        facts.put("uid", String.valueOf(greeting.get("uid")));
        facts.put("landlock.abi", String.valueOf(greeting.get("landlock")));
        return facts;
    }

    /** If a file does not exist in a directory that exists, this is a fact. If it may not be read, nothing is known. */
    private String read(String path) {
        try {
            return new String(host.read(path, FACT_BYTES), StandardCharsets.UTF_8).strip();
        } catch (HostException e) {
            String directory = path.substring(0, path.lastIndexOf('/'));
            return host.exists(directory) && !host.exists(path) ? HostFacts.ABSENT : HostFacts.UNKNOWN;
        }
    }
}
