package io.sandcheck.probe;

import io.sandcheck.sandbox.Capability;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The result of a probe.
 *
 * @param syscall system call that was denied, as in {@code bind}; null if granted
 * @param errno name of the error, as in {@code EPERM}; null if granted, killed, or if no call failed but one returned
 *     something else
 * @param signal name of the signal that killed the probe; null if none did
 * @param detail what it did or saw, in a few words
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProbeResult(
        Capability capability,
        Outcome outcome,
        @Nullable String syscall,
        @Nullable String errno,
        @Nullable String signal,
        String detail) {

    /** The answer of a probe about its capability. */
    public enum Outcome {
        GRANTED,
        DENIED,
        /** The probe did not run, or its answer could not be read. */
        UNKNOWN
    }

    public boolean denied() {
        return outcome == Outcome.DENIED;
    }

    /**
     * Describe it in a few words: {@code granted}, {@code denied: bind EPERM}, {@code denied: bind killed by SIGSYS}.
     */
    public String summary() {
        return switch (outcome) {
            case GRANTED -> "granted";
            case DENIED -> "denied: " + denial();
            case UNKNOWN -> "unknown: " + detail;
        };
    }

    /** Describe the denial: an error, a signal, or a call that returned something else than without a sandbox. */
    private String denial() {
        if (signal != null) {
            return syscall + " killed by " + signal;
        }
        return errno == null ? syscall + ", " + detail : syscall + " " + errno;
    }
}
