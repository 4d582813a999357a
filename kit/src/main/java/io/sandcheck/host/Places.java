package io.sandcheck.host;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hosts that are all alike, each for one arm at a time. There are as many as arms that ran at the same time. */
final class Places {

    /**
     * How places are separated.
     *
     * @param wholly whether temporary directories and System V IPC objects all belong to the host
     * @param another opens one more host of the kind; null if there can only be one
     */
    record Plan(boolean wholly, @Nullable Supplier<RunnerHost> another) {}

    private static final List<String> TEMPORARY = List.of("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue");

    private record Place(RunnerHost host, State state) {}

    private final RunnerHost first;
    private final Plan plan;
    private final Deque<Place> idle = new ArrayDeque<>();
    private final List<RunnerHost> opened = new ArrayList<>();

    private final Map<Thread, Place> held = new ConcurrentHashMap<>();

    private boolean firstIsOut;

    Places(RunnerHost first, Plan plan) {
        this.first = first;
        this.plan = plan;
    }

    /** Return places of another host, separated in the same way. */
    Places of(RunnerHost other) {
        return new Places(other, plan);
    }

    /** Take a place. A thread that already has one gets the same. */
    Host take() {
        Place mine = held.get(Thread.currentThread());
        if (mine != null) {
            return new BorrowedHost(mine.host(), () -> {});
        }
        Place place = next();
        held.put(Thread.currentThread(), place);
        return new BorrowedHost(place.host(), () -> giveBack(place));
    }

    /** Return the place of this thread. */
    Optional<RunnerHost> held() {
        return Optional.ofNullable(held.get(Thread.currentThread())).map(Place::host);
    }

    private Place next() {
        Supplier<RunnerHost> another = plan.another();
        synchronized (this) {
            if (another == null) {
                awaitTurn();
            }
            if (!idle.isEmpty()) {
                return idle.pop();
            }
            if (!firstIsOut) {
                Place place = place(first);
                firstIsOut = true;
                return place;
            }
        }
        return another(Objects.requireNonNull(another, "whoever is alone has waited for the first"));
    }

    private Place another(Supplier<RunnerHost> opener) {
        RunnerHost another = opener.get();
        synchronized (this) {
            opened.add(another);
        }
        return place(another);
    }

    private Place place(RunnerHost host) {
        List<String> roots = new ArrayList<>(List.of(host.layout().root()));
        if (plan.wholly()) {
            roots.addAll(TEMPORARY);
        }
        return new Place(host, State.of(host, roots, plan.wholly()));
    }

    private synchronized void awaitTurn() {
        try {
            while (idle.isEmpty() && firstIsOut) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("Interrupted while waiting for a place on host [%s]".formatted(first.name()), e);
        }
    }

    /**
     * Another thread may give a place back than has taken it. A place that cannot be restored is not used again. If it is
     * the only one, this is reported.
     */
    private void giveBack(Place place) {
        // Before it is offered: then it belongs to the thread that takes it next.
        held.values().remove(place);
        try {
            place.state().restore();
            offer(place);
        } catch (HostException e) {
            if (plan.another() == null) {
                offer(place);
                throw e;
            }
            if (place.host() != first) {
                place.host().close();
            }
        }
    }

    private synchronized void offer(Place place) {
        idle.push(place);
        notifyAll();
    }

    /** Return the changes that were found on the hosts that were opened after the first. */
    synchronized List<String> tampering() {
        return opened.stream().flatMap(host -> host.tampering().stream()).toList();
    }

    /** Close the hosts that were opened after the first. */
    synchronized void close() {
        Endings endings = new Endings();
        opened.forEach(host -> endings.add(host::close));
        endings.run();
    }
}
