package io.sandcheck.report;

import io.sandcheck.trace.DeniedCall;
import io.sandcheck.trace.Trace;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A trace, as a line of {@code results.jsonl} records it.
 *
 * @param calls calls that were denied inside but not outside, the most relevant first
 * @param note how it was traced; if it was not traced, why not
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecordedTrace(Trace.Way way, List<DeniedCall> calls, String note) {

    static @Nullable RecordedTrace of(@Nullable Trace trace, Redaction redaction) {
        return trace == null
                ? null
                : new RecordedTrace(
                        trace.way(),
                        trace.calls().stream()
                                .map(call -> new DeniedCall(redaction.apply(call.call()), call.errno(), call.times()))
                                .toList(),
                        redaction.apply(trace.note()));
    }

    /** Return the trace, with texts without credentials. */
    public Trace toTrace() {
        return new Trace(way, calls, note);
    }
}
