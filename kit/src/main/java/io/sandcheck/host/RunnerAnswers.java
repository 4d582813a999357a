package io.sandcheck.host;

import io.sandcheck.sandbox.Command;
import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.StuckThread;
import io.sandcheck.seccomp.Syscalls;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates commands to requests of the runner's protocol, and its answers to results. */
final class RunnerAnswers {

    private RunnerAnswers() {}

    static Map<String, Object> request(Command command, String defaultDirectory) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("argv", command.argv());
        request.put("env", command.environment());
        request.put("cwd", command.directory() == null ? defaultDirectory : command.directory());
        request.put("stdin", command.stdin());
        request.put("timeLimitMs", command.timeLimit().toMillis());
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
                stuck(answer.get("stuck")));
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
                strings(thread.get("on")));
    }

    private static String nameOf(int call) {
        return Syscalls.name(call).orElse("system call " + call);
    }

    private static Output output(@Nullable Object value) {
        if (value instanceof Map<?, ?> output && output.get("bytes") instanceof Number bytes) {
            return new Output(bytes(output.get("head")), bytes(output.get("tail")), bytes.longValue());
        }
        throw new HostException("The runner's answer holds no output where one belongs: [%s]".formatted(value));
    }

    static byte[] bytes(@Nullable Object base64) {
        return Base64.getDecoder().decode(String.valueOf(base64));
    }

    private static Duration duration(@Nullable Object milliseconds) {
        return milliseconds instanceof Number number
                ? Duration.ofNanos(Math.round(number.doubleValue() * 1_000_000))
                : Duration.ZERO;
    }

    private static List<String> strings(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
