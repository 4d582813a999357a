package io.sandcheck.adapter;

import io.sandcheck.sandbox.CommandResult;

/** Refusals and faults of session adapters. */
public final class SampleRefusals {

    private SampleRefusals() {}

    public static AdapterRefusal of(AdapterRefusal.Code code, String message) {
        return new AdapterRefusal(code, message);
    }

    public static AdapterFault fault(AdapterFault.Kind kind, String message) {
        return new AdapterFault(kind, message);
    }

    public static AdapterFault fault(AdapterFault.Kind kind, String message, CommandResult ending) {
        return fault(kind, message).endedAs(ending);
    }
}
