package io.sandcheck.adapter;

import org.apiguardian.api.API;

/**
 * The result of testing a session adapter against one rule of the protocol.
 *
 * @param rule what it must do, in one sentence
 * @param came what came instead, or why the rule was left out; empty if it is right
 * @param remedy what to do about it; empty unless it is wrong
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AdapterFinding(Outcome outcome, String rule, String came, String remedy) {

    /** The outcome of a check. */
    public enum Outcome {
        RIGHT,
        WRONG,
        /** The adapter does not offer what the rule is about, or failed before it. */
        LEFT_OUT
    }
}
