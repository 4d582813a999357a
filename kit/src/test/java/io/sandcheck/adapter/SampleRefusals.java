package io.sandcheck.adapter;

/** Refusals of session adapters. */
public final class SampleRefusals {

    private SampleRefusals() {}

    public static AdapterRefusal of(AdapterRefusal.Code code, String message) {
        return new AdapterRefusal(code, message);
    }

    public static AdapterFault fault(AdapterFault.Kind kind, String message) {
        return new AdapterFault(kind, message);
    }
}
