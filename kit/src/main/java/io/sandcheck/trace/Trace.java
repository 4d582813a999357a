package io.sandcheck.trace;

import io.sandcheck.diagnosis.Printable;
import io.sandcheck.diagnosis.TracedCall;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The findings of strace about a command that failed in a sandbox.
 *
 * @param way where strace ran
 * @param calls calls that were denied inside but not outside, the most relevant first; may be empty
 * @param note how it was traced and what to know about that; if it was not traced, why not
 * @param hidden a path that the command did not find, and that exists outside of the sandbox; null if none is known
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Trace(
        Way way,
        List<DeniedCall> calls,
        String note,
        @Nullable String hidden) {

    private static final int MOST_LINES = 5;

    /** Where strace ran. */
    public enum Way {
        /** By strace in the sandbox. */
        INSIDE,
        /** By strace around the sandbox. */
        OUTSIDE,
        /** Not at all. */
        NONE
    }

    public Trace {
        calls = List.copyOf(calls);
        note = Printable.line(note);
        hidden = hidden == null ? null : Printable.line(hidden);
    }

    /** Make one without a hidden path. */
    public Trace(Way way, List<DeniedCall> calls, String note) {
        this(way, calls, note, null);
    }

    /** Make a trace of something that could not be traced. */
    public static Trace none(String why) {
        return new Trace(Way.NONE, List.of(), why);
    }

    /** Return the calls as input for rules; null if nothing could be traced. */
    public @Nullable List<TracedCall> observed() {
        return way == Way.NONE ? null : calls.stream().map(DeniedCall::observed).toList();
    }

    /** Return a few lines with a heading. */
    public List<String> lines() {
        List<String> texts = new ArrayList<>();
        calls.stream().limit(MOST_LINES).map(DeniedCall::text).forEach(texts::add);
        if (calls.size() > MOST_LINES) {
            texts.add("and %d more".formatted(calls.size() - MOST_LINES));
        }
        texts.add(calls.isEmpty() ? note : "(" + note + ")");
        List<String> lines = new ArrayList<>();
        texts.forEach(text -> lines.add((lines.isEmpty() ? "trace: " : "       ") + text));
        return List.copyOf(lines);
    }
}
