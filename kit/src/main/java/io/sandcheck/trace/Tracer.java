package io.sandcheck.trace;

import io.sandcheck.host.Host;
import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.session.Wrapping;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Puts strace around the commands of one session, and reads its output for the last command. */
final class Tracer implements AutoCloseable {

    private final Host host;
    private final Trace.Way way;
    private final String fixtures;
    private final String directory;
    private final List<String> traces = new ArrayList<>();

    Tracer(Host host, Trace.Way way) {
        this.host = host;
        this.way = way;
        this.fixtures = host.layout().fixtures();
        this.directory = host.makeDirectory(host.layout().outside());
    }

    /**
     * Outside, strace writes to a place that the sandbox cannot write; inside, to the working directory of the command.
     */
    Wrapping wrapping() {
        return way == Trace.Way.INSIDE
                ? new Wrapping(command -> traced(marked(command), placeOf(command)), UnaryOperator.identity())
                : new Wrapping(this::marked, command -> traced(confining(command), directory));
    }

    private static String placeOf(Command command) {
        return Objects.requireNonNull(command.directory(), "a session says where its commands are run");
    }

    private Command marked(Command command) {
        return preceded(command, "sh", fixtures + "/tracing/begin.sh");
    }

    private Command traced(Command command, String folder) {
        String trace = "%s/.sandcheck-trace-%s".formatted(folder, traces.size());
        traces.add(trace);
        return preceded(command, "sh", fixtures + "/tracing/strace.sh", trace);
    }

    /** The filter is for the command and must not confine strace. */
    private Command confining(Command command) {
        return command.seccompFilter() == null
                ? command
                : preceded(
                                command,
                                python(),
                                fixtures + "/runner/confine.py",
                                Base64.getEncoder()
                                        .encodeToString(command.seccompFilter().program()))
                        .withSeccompFilter(null);
    }

    private static Command preceded(Command command, String... words) {
        return command.withArgv(
                Stream.concat(Stream.of(words), command.argv().stream()).toList());
    }

    private String python() {
        return host.pythons().get(0).executable();
    }

    /** Read which calls of the last command failed with one of these errors. The file may contain anything. */
    DeniedCalls deniedCalls(Collection<String> errors) {
        if (traces.isEmpty() || !host.exists(traces.get(traces.size() - 1))) {
            return DeniedCalls.NOTHING;
        }
        String trace = traces.get(traces.size() - 1);
        List<String> argv = new ArrayList<>(List.of(python(), fixtures + "/tracing/denied_calls.py", trace));
        argv.addAll(errors);
        CommandResult read = host.run(Command.of(argv).withDirectory(directory));
        try {
            return Json.read(read.stdout().text(), DeniedCalls.class, "denied calls");
        } catch (JsonException e) {
            return DeniedCalls.NOTHING;
        }
    }

    @Override
    public void close() {
        traces.forEach(host::remove);
        host.remove(directory);
    }
}
