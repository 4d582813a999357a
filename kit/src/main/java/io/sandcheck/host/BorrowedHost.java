package io.sandcheck.host;

import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.Optional;

/** A host that its user must not close, because it belongs to another. */
final class BorrowedHost implements Host {

    private final Host lent;
    private final Runnable giveBack;
    private boolean returned;

    BorrowedHost(Host lent, Runnable giveBack) {
        this.lent = lent;
        this.giveBack = giveBack;
    }

    @Override
    public String name() {
        return lent.name();
    }

    @Override
    public HostLayout layout() {
        return lent.layout();
    }

    @Override
    public HostFacts facts() {
        return lent.facts();
    }

    @Override
    public Optional<TestNetwork> network() {
        return lent.network();
    }

    @Override
    public List<Python> pythons() {
        return lent.pythons();
    }

    @Override
    public CommandResult run(Command command) {
        return lent.run(command);
    }

    @Override
    public Peer start(Command command) {
        return lent.start(command);
    }

    @Override
    public Conversation converse(Command command) {
        return lent.converse(command);
    }

    @Override
    public Conversation watch(Command command) {
        return lent.watch(command);
    }

    @Override
    public void put(String path, byte[] content, boolean executable) {
        lent.put(path, content, executable);
    }

    @Override
    public byte[] read(String path, int limit) {
        return lent.read(path, limit);
    }

    @Override
    public boolean exists(String path) {
        return lent.exists(path);
    }

    @Override
    public String makeDirectory(String parent) {
        return lent.makeDirectory(parent);
    }

    @Override
    public void remove(String path) {
        lent.remove(path);
    }

    @Override
    public void close() {
        if (!returned) {
            returned = true;
            giveBack.run();
        }
    }
}
