package io.sandcheck.report;

import io.sandcheck.sandbox.Ending;
import org.apiguardian.api.API;

/**
 * Why a command ended, as a line of {@code results.jsonl} records it.
 *
 * @param kind {@code ended}, {@code hang}, {@code still-running}, {@code starved} or {@code unknown}
 * @param stillMs how long no thread had run and nothing had been written when it was killed
 * @param keptWaitingMs about how long it was ready to run, but got no processor
 * @param pausedMs how long the host was stopped meanwhile
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecordedEnding(String kind, long stillMs, long keptWaitingMs, long pausedMs) {

    static RecordedEnding of(Ending ending) {
        return new RecordedEnding(
                ending.kind().id(),
                ending.still().toMillis(),
                ending.keptWaiting().toMillis(),
                ending.paused().toMillis());
    }

    String words() {
        if (kind.equals(Ending.Kind.HANG.id())) {
            return "hung";
        }
        return kind.equals(Ending.Kind.STARVED.id()) ? "too slow here" : "did not end";
    }
}
