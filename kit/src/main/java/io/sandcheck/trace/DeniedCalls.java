package io.sandcheck.trace;

import io.sandcheck.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * The failed calls of a command, from a trace.
 *
 * @param began whether the trace reached the command itself; if not, the calls are those of its sandbox
 * @param lines how many lines strace wrote
 * @param calls in the order in which they failed last
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DeniedCalls(boolean began, int lines, List<DeniedCall> calls) {

    /** Nothing was traced. */
    static final DeniedCalls NOTHING = new DeniedCalls(false, 0, List.of());

    private static final int MOST_CALLS = 20;

    private static final int MOST_PATHS = 50;

    public DeniedCalls {
        calls = List.copyOf(calls);
    }

    /**
     * Return the calls that did not fail outside: first those that the diagnosis is about, then the latest. Failures
     * that programs expect are only included if the output is about them.
     */
    List<DeniedCall> explaining(DeniedCalls outside, Diagnosis diagnosis, String output) {
        int askedForNames = outside.calls.stream()
                .filter(call -> call.observed().asksNameCache())
                .mapToInt(DeniedCall::times)
                .sum();
        return onlyInside(outside).stream()
                .filter(call -> call.observed().isSocketForNames()
                        ? call.times() > askedForNames
                        : !call.observed().isOrdinary() || call.observed().isNamedIn(output))
                .sorted(Comparator.comparing(call -> distance(call, diagnosis)))
                .limit(MOST_CALLS)
                .toList();
    }

    /** Return the paths that the command did not find, but found outside or did not look for there; the latest first. */
    List<String> notFound(DeniedCalls outside) {
        return onlyInside(outside).stream()
                .flatMap(call -> call.observed().notFound().stream())
                .distinct()
                .limit(MOST_PATHS)
                .toList();
    }

    /** Return the calls that did not fail outside, the latest first. */
    private List<DeniedCall> onlyInside(DeniedCalls outside) {
        Set<String> outsideToo = outside.calls.stream().map(DeniedCall::shape).collect(Collectors.toSet());
        Map<String, DeniedCall> shapes = new LinkedHashMap<>();
        for (DeniedCall call : calls) {
            String shape = call.shape();
            if (!outsideToo.contains(shape)) {
                DeniedCall earlier = shapes.remove(shape);
                shapes.put(shape, earlier == null ? call : call.times(earlier.times() + call.times()));
            }
        }
        List<DeniedCall> latest = new ArrayList<>(shapes.values());
        Collections.reverse(latest);
        return latest;
    }

    private static int distance(DeniedCall call, Diagnosis diagnosis) {
        return (call.observed().isOrdinary() ? 4 : 0)
                + (call.name().equals(diagnosis.syscall()) ? 0 : 2)
                + (Objects.equals(call.errno(), diagnosis.errno()) ? 0 : 1);
    }
}
