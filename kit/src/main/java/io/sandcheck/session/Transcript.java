package io.sandcheck.session;

import io.sandcheck.host.Conversation;
import io.sandcheck.host.Host;
import io.sandcheck.host.HostFacts;
import io.sandcheck.host.HostLayout;
import io.sandcheck.host.Peer;
import io.sandcheck.host.Python;
import io.sandcheck.host.TestNetwork;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The steps that one thread took on a host. Steps that only look at something are left out.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Transcript {

    private final List<Step> steps = new ArrayList<>();

    /** Return the steps so far. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Return a host that records everything that is done on it. */
    public Host of(Host host) {
        return new Written(host, true);
    }

    /**
     * Return a second place beside the host that records in the same way. A shell on the host cannot repeat what runs
     * there.
     */
    Host ofAnother(Host host) {
        return new Written(host, false);
    }

    private void beyond(String what) {
        steps.add(new Step.Beyond(what));
    }

    private final class Written implements Host {

        private final Host host;
        private final boolean here;

        Written(Host host, boolean here) {
            this.host = host;
            this.here = here;
        }

        @Override
        public String name() {
            return host.name();
        }

        @Override
        public HostLayout layout() {
            return host.layout();
        }

        @Override
        public HostFacts facts() {
            return host.facts();
        }

        @Override
        public Optional<TestNetwork> network() {
            return host.network();
        }

        @Override
        public List<Python> pythons() {
            return host.pythons();
        }

        @Override
        public CommandResult run(Command command) {
            CommandResult result = host.run(command);
            if (here) {
                steps.add(withoutAnnouncement(command, result));
            } else {
                beyond("runs in a separate container, beside that of the host");
            }
            return result;
        }

        private Step withoutAnnouncement(Command command, CommandResult result) {
            return Announcement.in(command.argv())
                    .map(line -> new Step.Ran(command.withArgv(line.takenFrom(command.argv())), line.takenFrom(result)))
                    .orElseGet(() -> new Step.Ran(command, result));
        }

        @Override
        public Peer start(Command command) {
            beyond("needs a program that runs beside it: " + String.join(" ", command.argv()));
            return host.start(command);
        }

        @Override
        public Conversation converse(Command command) {
            beyond("is a conversation with " + String.join(" ", command.argv()));
            return host.converse(command);
        }

        @Override
        public Conversation watch(Command command) {
            return host.watch(command);
        }

        @Override
        public void put(String path, byte[] content, boolean executable) {
            host.put(path, content, executable);
            steps.add(new Step.Wrote(path, content, executable));
        }

        @Override
        public byte[] read(String path, int limit) {
            return host.read(path, limit);
        }

        @Override
        public boolean exists(String path) {
            return host.exists(path);
        }

        @Override
        public String makeDirectory(String parent) {
            String path = host.makeDirectory(parent);
            steps.add(new Step.MadeDirectory(path));
            return path;
        }

        @Override
        public void remove(String path) {
            host.remove(path);
        }

        @Override
        public void close() {
            host.close();
        }
    }
}
