package io.sandcheck.experiment;

import io.sandcheck.experiment.OpenHosts.Use;
import io.sandcheck.host.HostException;
import io.sandcheck.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Ensures that sandboxes do not change the programs that judge them. If the kit's own programs were changed during an
 * experiment, it is void. It is repeated on a new host, alone, to find out who changed them. A sandbox that changes
 * them then is not tried again.
 */
final class Custody {

    private final OpenHosts hosts;
    private final Turns turns;
    private final ConcurrentMap<Sandbox, List<String>> barred = new ConcurrentHashMap<>();

    Custody(OpenHosts hosts, Turns turns) {
        this.hosts = hosts;
        this.turns = turns;
    }

    /**
     * Make an experiment. Make it once more, alone, if it is void, or if other experiments left it too little of the
     * machine.
     */
    Ruling of(Use use, Judge judge, Callable<Ruling> make) {
        Attempt first = turns.beside(() -> attempt(use, judge, make));
        boolean inDoubt = first.ruling().blamesMachine() || first.ruling().isOfStarved();
        if (first.changes().isEmpty() && !inDoubt) {
            return first.ruling();
        }
        return turns.alone(() -> {
            if (!first.changes().isEmpty()) {
                hosts.discard(use);
            }
            Attempt second = attempt(use, judge, make);
            if (!second.changes().isEmpty()) {
                return bar(use, judge, second.changes());
            }
            return inDoubt && first.changes().isEmpty() ? first.ruling().madeAgain(second.ruling()) : second.ruling();
        });
    }

    /**
     * An experiment that was made.
     *
     * @param changes to the kit's own programs meanwhile
     */
    private record Attempt(Ruling ruling, List<String> changes) {}

    private Attempt attempt(Use use, Judge judge, Callable<Ruling> make) {
        List<String> convicting = barred.get(use.sandbox());
        if (convicting != null) {
            return new Attempt(Ruling.of(judge.tampered(convicting)), List.of());
        }
        List<String> before = changes(use);
        Ruling ruling = judge.ruled(make);
        List<String> found = new ArrayList<>(changes(use));
        before.forEach(found::remove);
        return new Attempt(ruling, found);
    }

    private Ruling bar(Use use, Judge judge, List<String> changes) {
        barred.put(use.sandbox(), changes);
        hosts.discard(use);
        return Ruling.of(judge.tampered(changes));
    }

    private List<String> changes(Use use) {
        try {
            return hosts.tampering(use);
        } catch (HostException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }
}
