package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.stream.Stream;

/** What the protocol asks of an adapter whose sessions have children, or policies that change. */
final class FamilyRules {

    private FamilyRules() {}

    static void children(Trial trial) {
        List<String> ids = Stream.concat(Stream.of(trial.session()), trial.children().stream())
                .map(AdapterSession::id)
                .toList();
        trial.require(ids.size() == 3, "%d children, asked for were 2".formatted(ids.size() - 1));
        trial.require(ids.stream().distinct().count() == 3, "ids that are not all different: " + ids);
        trial.children().forEach(child -> requireRuns(trial, child));
    }

    static void grandchildren(Trial trial) {
        trial.requireOffer(Offer.GRANDCHILDREN);
        List<AdapterSession> grandchildren = trial.child(0).spawn(1, null);
        trial.require(grandchildren.size() == 1, grandchildren.size() + " grandchildren, asked for was 1");
        requireRuns(trial, grandchildren.get(0));
    }

    static void policyChange(Trial trial) {
        trial.requireOffer(Offer.POLICY_CHANGE);
        trial.session().changePolicy(trial.policy());
        requireRuns(trial, trial.session());
    }

    static void notOffered(Trial trial) {
        AdapterSession session = trial.session();
        if (!trial.conversation().offers(Offer.CHILDREN)) {
            trial.requireRefusal(Code.NOT_OFFERED, () -> session.spawn(1, null));
        } else if (!trial.conversation().offers(Offer.GRANDCHILDREN)) {
            trial.requireRefusal(Code.NOT_OFFERED, () -> trial.child(0).spawn(1, null));
        }
        if (!trial.conversation().offers(Offer.POLICY_CHANGE)) {
            trial.requireRefusal(Code.NOT_OFFERED, () -> session.changePolicy(trial.policy()));
        }
    }

    static void closedChild(Trial trial) {
        AdapterSession closed = trial.child(0);
        closed.close();
        trial.requireRefusal(Code.UNKNOWN_SESSION, () -> trial.run(closed, "true"));
        requireRuns(trial, trial.child(1));
    }

    static void closedParent(Trial trial) {
        AdapterSession child = trial.child(1);
        trial.session().close();
        trial.requireRefusal(Code.UNKNOWN_SESSION, () -> trial.run(child, "true"));
    }

    private static void requireRuns(Trial trial, AdapterSession session) {
        CommandResult result = trial.run(session, "echo in $0");
        trial.require(
                result.succeeded() && CommandRules.wrote(result, "in sh"),
                "[echo] in [%s]: %s".formatted(session.id(), result.outcome()));
    }
}
