package io.sandcheck.host;

import io.sandcheck.host.ConversationException.Fault;
import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one runner, one at a time, and waits for the answers.
 *
 * <p>After the connection itself has failed, it stays {@linkplain #broken() broken}.
 */
final class RunnerConnection implements AutoCloseable {

    static final int PROTOCOL = 1;

    /**
     * How much longer than a command's time limit its answer may take. The runner limits the time for killing and
     * reading.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** A program that cannot read the request cannot write an answer to it. */
    private static final SecureRandom IDS = new SecureRandom();

    private final String host;
    private final RunnerStreams streams;
    private final Writer requests;
    private long lastId;
    private volatile boolean broken;

    RunnerConnection(String host, RunnerStreams streams) {
        this.host = host;
        this.streams = streams;
        this.requests = new BufferedWriter(new OutputStreamWriter(streams.requests(), StandardCharsets.UTF_8), 1 << 16);
    }

    boolean broken() {
        return broken;
    }

    /**
     * Send a request and wait for its answer.
     *
     * @param timeLimit how long it may take if programs are as fast as on this machine
     * @throws ExecFailedException if the program of a command could not be executed
     * @throws ConversationException if a peer does not answer correctly
     * @throws HostException if the runner refuses, or does not answer correctly
     */
    synchronized Map<String, Object> ask(String operation, Map<String, ?> parts, Duration timeLimit) {
        Map<String, Object> request = new LinkedHashMap<>();
        lastId = IDS.nextLong() >>> 1;
        request.put("id", lastId);
        request.put("op", operation);
        request.putAll(parts);
        try {
            Json.writeLine(request, requests);
        } catch (IOException e) {
            throw broken("its input is closed", e);
        }
        Map<String, Object> answer = parse(await(timeLimit.plus(PATIENCE).multipliedBy(streams.slowness())));
        if (!(answer.get("id") instanceof Number id) || id.longValue() != lastId) {
            throw broken("it answered request [%s] instead of [%d]".formatted(answer.get("id"), lastId), null);
        }
        if (answer.get("error") instanceof Map<?, ?> error) {
            throw refused(error);
        }
        return asObject(answer.get("ok"));
    }

    private RuntimeException refused(Map<?, ?> error) {
        String said = String.valueOf(error.get("message"));
        String message = "%s: %s".formatted(host, said);
        return switch (String.valueOf(error.get("code"))) {
            case "exec-failed" -> new ExecFailedException(message, String.valueOf(error.get("errno")));
            case "peer-ended" -> new ConversationException(Fault.ENDED, said);
            case "peer-silent" -> new ConversationException(Fault.SILENT, said);
            case "peer-line-too-long" -> new ConversationException(Fault.LINE_TOO_LONG, said);
            default -> new HostException(message);
        };
    }

    private Map<String, Object> parse(String line) {
        try {
            return Json.readObject(line, "answer of the runner");
        } catch (JsonException e) {
            throw broken(e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> asObject(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw broken("its answer has neither [ok] nor [error]", null);
    }

    private String await(Duration patience) {
        try {
            return streams.answers()
                    .next(patience)
                    .orElseThrow(() -> broken("no answer within %d s".formatted(patience.toSeconds()), null));
        } catch (AnswerLines.EndedException e) {
            throw broken(e.getMessage(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw broken("interrupted while waiting for its answer", e);
        }
    }

    private HostException broken(@Nullable String what, @Nullable Exception cause) {
        broken = true;
        String words = streams.lastWords().strip();
        String message = "The runner on host [%s] failed: %s%s"
                .formatted(host, what, words.isEmpty() ? "" : "; it wrote: " + words);
        return cause == null ? new HostException(message) : new HostException(message, cause);
    }

    @Override
    public void close() {
        broken = true;
        streams.close();
    }
}
