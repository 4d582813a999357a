package io.sandcheck.experiment;

import io.sandcheck.adapter.AdapterConversation;
import io.sandcheck.adapter.AdapterFault;
import io.sandcheck.adapter.AdapterRefusal;
import io.sandcheck.experiment.OpenHosts.Use;
import io.sandcheck.host.Endings;
import io.sandcheck.host.Host;
import io.sandcheck.session.SessionFamily;
import io.sandcheck.session.StartCheck;
import io.sandcheck.verdict.Circumstances;
import io.sandcheck.verdict.Verdict;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sessions of agents that are used for several experiments, one after the other, because an agent takes longer to start
 * than to run a command. There is one for each policy of a sandbox, on a host of its own.
 *
 * <p>A session that an experiment may have changed is not used again. If an experiment fails in a used session, it is
 * tried once more in a new one.
 */
final class KeptSessions {

    private final OpenHosts hosts;
    private final ConcurrentMap<Use, Keeper> keepers = new ConcurrentHashMap<>();

    /** An experiment that is made in a session. */
    @FunctionalInterface
    interface Work {

        Done in(SessionFamily family, StartCheck start, Host place) throws Exception;
    }

    /**
     * An experiment that was made.
     *
     * @param unchanged whether it cannot have changed the session, except for files in the workspace
     */
    record Done(Ruling ruling, boolean unchanged) {}

    KeptSessions(OpenHosts hosts) {
        this.hosts = hosts;
    }

    /**
     * Make an experiment in a session.
     *
     * @param opener opens a session on a host. It is not called if there already is one
     * @param demands throws if sessions cannot do what they must be able to
     */
    Ruling make(
            Circumstances circumstances,
            Function<Host, SessionFamily> opener,
            Consumer<AdapterConversation> demands,
            Work work)
            throws Exception {
        Use use = Use.forSessions(circumstances.sandbox(), circumstances.condition(), circumstances.policy());
        return keepers.computeIfAbsent(use, any -> new Keeper()).make(hosts.host(use), opener, demands, work);
    }

    /**
     * A session with its place on a host.
     *
     * @param inWorkspace what was there before any experiment: agents put things there for themselves
     */
    private record Kept(Host host, Host place, SessionFamily family, StartCheck start, Set<String> inWorkspace)
            implements AutoCloseable {

        Kept {
            inWorkspace = Set.copyOf(inWorkspace);
        }

        static Kept open(Host host, Function<Host, SessionFamily> opener) {
            Host place = host.apart();
            Endings endings = Endings.of(place::close);
            try {
                SessionFamily family = opener.apply(place);
                endings.add(family::close);
                return new Kept(host, place, family, family.start(), family.inWorkspace());
            } catch (RuntimeException e) {
                throw endings.runAfter(e);
            }
        }

        @Override
        public void close() {
            try (place) {
                family.close();
            }
        }
    }

    /** Keeps one session, which one thread uses at a time. */
    private static final class Keeper {

        private @Nullable Kept kept;

        synchronized Ruling make(
                Host host, Function<Host, SessionFamily> opener, Consumer<AdapterConversation> demands, Work work)
                throws Exception {
            Kept earlier = kept;
            if (earlier != null) {
                earlier.family().demand(demands);
            }
            kept = null;
            // If its host was discarded, the session has ended with it.
            Optional<Ruling> told =
                    earlier != null && earlier.host().equals(host) ? told(earlier, work) : Optional.empty();
            return told.isPresent() ? told.get() : made(Kept.open(host, opener), work);
        }

        private Optional<Ruling> told(Kept earlier, Work work) throws Exception {
            try {
                return Optional.of(made(earlier, work)).filter(Keeper::isTold);
            } catch (AdapterRefusal | AdapterFault e) {
                return Optional.empty();
            }
        }

        private Ruling made(Kept session, Work work) throws Exception {
            boolean keeping = false;
            try {
                Done done = work.in(session.family(), session.start(), session.place());
                keeping = done.unchanged()
                        && isTold(done.ruling())
                        && session.family().clearWorkspace(session.inWorkspace());
                return done.ruling();
            } finally {
                if (keeping) {
                    kept = session;
                } else {
                    session.close();
                }
            }
        }

        private static boolean isTold(Ruling ruling) {
            Verdict verdict = ruling.judgement().verdict();
            return verdict == Verdict.CONFORMS || verdict == Verdict.ESCAPE;
        }
    }
}
