package io.sandcheck.host;

import io.sandcheck.sandbox.Sandbox;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A kind of host that seems to be there and cannot be opened; known on the class path of the tests, and never preferred. */
public final class UnopenableHostProvider implements HostProvider {

    @Override
    public String name() {
        return "unopenable";
    }

    @Override
    public int preference() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Optional<String> obstacle() {
        return Optional.empty();
    }

    @Override
    public String madeWith() {
        return "nothing";
    }

    @Override
    public String placeFor(Sandbox sandbox, HostCondition condition) {
        return "nowhere";
    }

    @Override
    public void prepare(Sandbox sandbox, RunOwner owner, Consumer<String> progress) {
        if (!sandbox.definition().versions().contains(sandbox.version())) {
            throw new HostException("there is no such version");
        }
    }

    @Override
    public Host open(Sandbox sandbox, HostCondition condition, RunOwner owner, Consumer<String> progress) {
        throw new HostException("Host [unopenable] cannot be opened: its door is painted on");
    }

    @Override
    public List<String> sweep(Predicate<RunOwner> whose) {
        return List.of();
    }

    @Override
    public List<String> removeKept() {
        return List.of();
    }
}
