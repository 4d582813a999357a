package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterRefusal.Code;
import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.stream.Stream;

/** The rules of the protocol for sessions with children, and for changes of policy. */
final class FamilyRules {

    private FamilyRules() {}

    static void children(AdapterUnderTest adapter) {
        List<String> ids = Stream.concat(Stream.of(adapter.session()), adapter.children().stream())
                .map(AdapterSession::id)
                .toList();
        adapter.require(ids.size() == 3, "%d children, asked for were 2".formatted(ids.size() - 1));
        adapter.require(ids.stream().distinct().count() == 3, "ids that are not all different: " + ids);
        adapter.children().forEach(child -> requireRuns(adapter, child));
    }

    static void grandchildren(AdapterUnderTest adapter) {
        adapter.requireOffer(Offer.GRANDCHILDREN);
        List<AdapterSession> grandchildren = adapter.child(0).spawn(1, null);
        adapter.require(grandchildren.size() == 1, grandchildren.size() + " grandchildren, asked for was 1");
        requireRuns(adapter, grandchildren.get(0));
    }

    static void policyChange(AdapterUnderTest adapter) {
        adapter.requireOffer(Offer.POLICY_CHANGE);
        adapter.freeSession().changePolicy(adapter.policy());
        requireRuns(adapter, adapter.freeSession());
    }

    static void freed(AdapterUnderTest adapter) {
        if (!adapter.conversation().childrenBlock()) {
            throw new AdapterUnderTest.LeftOutException("its children do not block it");
        }
        adapter.children();
        requireRuns(adapter, adapter.freeSession());
    }

    static void notOffered(AdapterUnderTest adapter) {
        AdapterSession session = adapter.session();
        if (!adapter.conversation().offers(Offer.CHILDREN)) {
            adapter.requireRefusal(Code.NOT_OFFERED, () -> session.spawn(1, null));
        } else if (!adapter.conversation().offers(Offer.GRANDCHILDREN)) {
            adapter.requireRefusal(Code.NOT_OFFERED, () -> adapter.child(0).spawn(1, null));
        }
        if (!adapter.conversation().offers(Offer.POLICY_CHANGE)) {
            adapter.freeSession();
            adapter.requireRefusal(Code.NOT_OFFERED, () -> session.changePolicy(adapter.policy()));
        }
    }

    static void closedChild(AdapterUnderTest adapter) {
        AdapterSession closed = adapter.child(0);
        closed.close();
        adapter.requireRefusal(Code.UNKNOWN_SESSION, () -> adapter.run(closed, "true"));
        requireRuns(adapter, adapter.child(1));
    }

    static void closedParent(AdapterUnderTest adapter) {
        AdapterSession child = adapter.child(1);
        adapter.session().close();
        adapter.requireRefusal(Code.UNKNOWN_SESSION, () -> adapter.run(child, "true"));
    }

    private static void requireRuns(AdapterUnderTest adapter, AdapterSession session) {
        CommandResult result = adapter.run(session, "echo in $0");
        adapter.require(
                result.succeeded() && CommandRules.wrote(result, "in sh"),
                "[echo] in [%s]: %s".formatted(session.id(), result.outcome()));
    }
}
