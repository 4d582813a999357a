package io.sandcheck.adapter;

import org.apiguardian.api.API;

/**
 * Whether a session adapter keeps to one rule of the protocol.
 *
 * @param rule what is asked of it, in one sentence
 * @param came what came instead, or why it was left out; empty if it is right
 * @param remedy what to do about it; empty unless it is wrong
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AdapterFinding(Outcome outcome, String rule, String came, String remedy) {

    /** The outcome of a check. */
    public enum Outcome {
        RIGHT,
        WRONG,
        /** The adapter does not offer what the rule is about, or could not be brought so far. */
        LEFT_OUT
    }
}
