package io.sandcheck.host;

import io.sandcheck.kernel.SystemCalls;
import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Ending;
import io.sandcheck.sandbox.Ending.Kind;
import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.StuckThread;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates commands into requests of the runner's protocol, and answers of the runner into results. */
final class RunnerAnswers {

    private RunnerAnswers() {}

    static Map<String, Object> request(Command command, String defaultDirectory) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("argv", command.argv());
        request.put("env", command.environment());
        request.put("cwd", command.directory() == null ? defaultDirectory : command.directory());
        request.put("stdin", command.stdin());
        request.put("timeLimitMs", command.timeLimit().toMillis());
        request.put("usualMs", command.usual().toMillis());
        request.put("afterlifeMs", command.afterlife().toMillis());
        request.put("outputLimit", command.outputLimit());
        if (command.seccompFilter() != null) {
            request.put("seccomp", command.seccompFilter().program());
        }
        return request;
    }

    static CommandResult result(List<String> argv, Map<String, Object> answer) {
        return new CommandResult(
                argv,
                answer.get("exitCode") instanceof Number code ? code.intValue() : null,
                answer.get("signal") instanceof String signal ? signal : null,
                Boolean.TRUE.equals(answer.get("timedOut")),
                output(answer.get("stdout")),
                output(answer.get("stderr")),
                duration(answer.get("durationMs")),
                strings(answer.get("leftBehind")),
                stuck(answer.get("stuck")),
                ending(answer.get("ending"), Boolean.TRUE.equals(answer.get("timedOut"))));
    }

    /** A peer is killed on request, so nothing is reported about that. */
    private static Ending ending(@Nullable Object value, boolean timedOut) {
        return value instanceof Map<?, ?> ending
                ? new Ending(
                        kind(String.valueOf(ending.get("kind"))),
                        duration(ending.get("stillMs")),
                        duration(ending.get("keptWaitingMs")),
                        duration(ending.get("pausedMs")))
                : Ending.of(timedOut ? Kind.UNKNOWN : Kind.ENDED);
    }

    private static Kind kind(String id) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new HostException("The runner's answer has an unknown ending: [%s]".formatted(id)));
    }

    private static List<StuckThread> stuck(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(thread -> stuckThread((Map<?, ?>) thread))
                        .toList()
                : List.of();
    }

    private static StuckThread stuckThread(Map<?, ?> thread) {
        return new StuckThread(
                thread.get("pid") instanceof Number pid ? pid.longValue() : 0,
                String.valueOf(thread.get("command")),
                String.valueOf(thread.get("state")),
                String.valueOf(thread.get("wchan")),
                thread.get("syscall") instanceof Number call ? nameOf(call.intValue()) : null,
                strings(thread.get("stack")),
                thread.get("ends") instanceof String ends ? ends : "",
                strings(thread.get("on")));
    }

    private static String nameOf(int call) {
        return SystemCalls.name(call).orElse("system call " + call);
    }

    private static Output output(@Nullable Object value) {
        if (value instanceof Map<?, ?> output && output.get("bytes") instanceof Number bytes) {
            return new Output(bytes(output.get("head")), bytes(output.get("tail")), bytes.longValue());
        }
        throw new HostException("The runner's answer lacks an output: [%s]".formatted(value));
    }

    static byte[] bytes(@Nullable Object base64) {
        try {
            return Base64.getDecoder().decode(String.valueOf(base64));
        } catch (IllegalArgumentException e) {
            throw new HostException("The runner's answer holds no base64 where it belongs: " + e.getMessage(), e);
        }
    }

    private static Duration duration(@Nullable Object milliseconds) {
        return milliseconds instanceof Number number
                ? Duration.ofNanos(Math.round(number.doubleValue() * 1_000_000))
                : Duration.ZERO;
    }

    static List<String> strings(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
