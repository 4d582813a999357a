package io.sandcheck.adapter;

import io.sandcheck.adapter.AdapterFinding.Outcome;
import io.sandcheck.host.Host;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Checks a session adapter against the protocol, rule by rule. An adapter that failed is started again for the next
 * rule, but not forever.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AdapterCheck {

    private static final int MOST_FAULTS = 3;

    private final Host host;
    private final SessionAdapter adapter;
    private final String workspace;
    private int faults;

    /**
     * Create a check.
     *
     * @param workspace directory that a workspace policy lets commands write
     */
    public AdapterCheck(Host host, SessionAdapter adapter, String workspace) {
        this.host = host;
        this.adapter = adapter;
        this.workspace = workspace;
    }

    /** Run the check; each finding is reported at once. */
    public void run(Consumer<AdapterFinding> listener) {
        try (AdapterUnderTest tested = new AdapterUnderTest(host, adapter, workspace)) {
            int judged = 0;
            while (judged < ProtocolRules.ALL.size() && faults < MOST_FAULTS) {
                listener.accept(judge(ProtocolRules.ALL.get(judged++), tested));
            }
            if (judged < ProtocolRules.ALL.size()) {
                listener.accept(left(ProtocolRules.ALL.size() - judged));
            }
        }
    }

    private static AdapterFinding left(int rules) {
        return new AdapterFinding(
                Outcome.LEFT_OUT,
                "the %d rules that are left".formatted(rules),
                "it broke off %d times".formatted(MOST_FAULTS),
                "");
    }

    private AdapterFinding judge(Rule rule, AdapterUnderTest tested) {
        try {
            rule.test().accept(tested);
            return new AdapterFinding(Outcome.RIGHT, rule.text(), "", "");
        } catch (AdapterUnderTest.LeftOutException leftOut) {
            return new AdapterFinding(Outcome.LEFT_OUT, rule.text(), String.valueOf(leftOut.getMessage()), "");
        } catch (AdapterUnderTest.WrongException wrong) {
            return wrong(rule, String.valueOf(wrong.getMessage()));
        } catch (AdapterRefusal refusal) {
            return wrong(
                    rule, "it refused with [%s]: %s".formatted(refusal.code().id(), refusal.getMessage()));
        } catch (AdapterFault fault) {
            faults++;
            tested.restart();
            return wrong(rule, String.valueOf(fault.getMessage()));
        }
    }

    private static AdapterFinding wrong(Rule rule, String came) {
        return new AdapterFinding(Outcome.WRONG, rule.text(), came, rule.remedy());
    }

    /** A rule of the protocol, and how to test it. */
    record Rule(String text, String remedy, Consumer<AdapterUnderTest> test) {}
}
