package io.sandcheck.host;

import io.sandcheck.sandbox.Sandbox;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A kind of host that seems to be there and cannot be opened; known on the class path of the tests, and never preferred. */
public final class UnopenableHostProvider implements HostProvider {

    private final Supplier<List<String>> left;

    public UnopenableHostProvider() {
        this(List::of);
    }

    /** Create it with what a sweep removes, or why it cannot. */
    UnopenableHostProvider(Supplier<List<String>> left) {
        this.left = left;
    }

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
        return left.get();
    }

    @Override
    public List<String> removeKept() {
        return List.of();
    }
}
