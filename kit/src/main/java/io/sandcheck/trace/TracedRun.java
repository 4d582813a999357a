package io.sandcheck.trace;

import io.sandcheck.host.Host;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.SandboxSession;
import io.sandcheck.trace.Trace.Way;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The result of running something under strace.
 *
 * @param failed whether it failed again
 * @param last the command that decided; null if none was run
 * @param hidden a path that it did not find, and that exists outside of the sandbox; null if none is known
 */
record TracedRun(
        DeniedCalls deniedCalls,
        boolean failed,
        @Nullable CommandResult last,
        @Nullable String hidden) {

    private static final int LONGEST = 200;

    /**
     * Make one, on a host in the state in which each arm finds it.
     *
     * @param outside the calls that fail without the sandbox
     */
    static TracedRun of(Host host, Way way, Rerun rerun, Collection<String> errors, DeniedCalls outside)
            throws Exception {
        try (Host place = host.apart();
                Tracer tracer = new Tracer(place, way);
                SandboxSession session = rerun.session().apply(tracer.wrapping())) {
            boolean failed = rerun.work().failsIn(session);
            DeniedCalls calls = tracer.deniedCalls(errors);
            CommandResult last = session.last().orElse(null);
            return new TracedRun(
                    calls,
                    failed,
                    last,
                    failed && calls.began() ? hidden(calls.notFound(outside), place, output(last)) : null);
        }
    }

    /** The state of the host is still that in which the command ended. A path that the output names explains more than another. */
    private static @Nullable String hidden(List<String> notFound, Host place, String output) {
        List<String> existing = notFound.stream().filter(place::exists).toList();
        return existing.stream()
                .filter(output::contains)
                .findFirst()
                .orElse(existing.isEmpty() ? null : existing.get(0));
    }

    /** Return what the command wrote. */
    String output() {
        return output(last);
    }

    private static String output(@Nullable CommandResult result) {
        return result == null
                ? ""
                : result.stdout().text() + "\n" + result.stderr().text();
    }

    /** Return why it could not be traced: the message of strace or, without one, the last line of output. */
    String complaint() {
        String strace = said(last, line -> line.startsWith("strace: "));
        String words = strace.isEmpty() ? lastWords(last) : strace.substring("strace: ".length());
        if (words.isEmpty()) {
            return last == null ? "no command was run" : last.outcome();
        }
        return words.length() > LONGEST ? words.substring(0, LONGEST) + "..." : words;
    }

    /** Tell whether its last line equals that of another command, apart from numbers. */
    boolean endsAs(CommandResult other) {
        return withoutNumbers(lastWords(last)).equals(withoutNumbers(lastWords(other)));
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("\\d+", "#");
    }

    private static String lastWords(@Nullable CommandResult result) {
        return result == null
                ? ""
                : result.stderr()
                        .text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .reduce("", (earlier, later) -> later);
    }

    private static String said(@Nullable CommandResult result, Predicate<String> line) {
        return result == null
                ? ""
                : result.stderr().text().lines().filter(line).findFirst().orElse("");
    }
}
