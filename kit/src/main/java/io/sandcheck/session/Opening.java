package io.sandcheck.session;

import io.sandcheck.sandbox.CommandResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen when a sandbox was opened under a policy, before anything else was run in it.
 *
 * @param announcer with which its commands announce that they begin
 * @param failedStart the first command of these checks that did not begin; null if all did
 * @param handOver what it passes on to and from a command
 * @param steps what was done to check whether it starts
 */
record Opening(
        Announcer announcer,
        @Nullable CommandResult failedStart,
        StartCheck start,
        HandOver handOver,
        List<EnforcementCheck> enforcement,
        List<Step> steps,
        List<String> repeatedStarts) {

    /** Return what was seen if it did not start. */
    static Opening failed(Announcer announcer, StartCheck start, List<Step> steps) {
        return new Opening(announcer, null, start, HandOver.UNSEEN, List.of(), steps, List.of());
    }

    /**
     * Return whether it started for each of the checks. If an act escaped, this counts even if the sandbox did not
     * start for the next act. If the kit's programs are hidden, only they did not start.
     */
    StartCheck checkedStart() {
        return failedStart == null || !start.started() || isDecided() ? start : StartCheck.failed(failedStart);
    }

    private boolean isDecided() {
        return escape().isPresent() || handOver.obstacle().isPresent();
    }

    Optional<EnforcementCheck> escape() {
        return enforcement.stream().filter(EnforcementCheck::escaped).findFirst();
    }
}
