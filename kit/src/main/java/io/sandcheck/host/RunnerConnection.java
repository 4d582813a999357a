package io.sandcheck.host;

import io.sandcheck.json.Json;
import io.sandcheck.json.JsonException;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks one runner, one request at a time, and waits for its answer.
 *
 * <p>After a failure of the connection itself it is {@linkplain #broken() broken} for good.
 */
final class RunnerConnection implements AutoCloseable {

    static final int PROTOCOL = 1;

    /** How much longer than a command's time limit its answer may take: kills and drains are bounded in the runner. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Longest answer, in bytes: both streams of a command at their limits fit many times over. */
    private static final int MAX_ANSWER = 1 << 26;

    private final String host;
    private final RunnerStreams streams;
    private final Writer requests;
    private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
    private long lastId;
    private volatile boolean broken;

    RunnerConnection(String host, RunnerStreams streams) {
        this.host = host;
        this.streams = streams;
        this.requests = new BufferedWriter(new OutputStreamWriter(streams.requests(), StandardCharsets.UTF_8), 1 << 16);
        Thread reader = new Thread(this::readAnswers, "sandcheck-runner-" + host);
        reader.setDaemon(true);
        reader.start();
    }

    boolean broken() {
        return broken;
    }

    /**
     * Send a request and wait for its answer.
     *
     * @throws ExecFailedException where the program of a command could not be executed
     * @throws HostException where the runner refuses, or does not answer as it should
     */
    synchronized Map<String, Object> ask(String operation, Map<String, ?> parts, Duration timeLimit) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("id", ++lastId);
        request.put("op", operation);
        request.putAll(parts);
        try {
            Json.writeLine(request, requests);
        } catch (IOException e) {
            throw broken("its input is closed", e);
        }
        Map<String, Object> answer = parse(await(timeLimit.plus(PATIENCE)));
        if (!(answer.get("id") instanceof Number id) || id.longValue() != lastId) {
            throw broken("it answered request [%s], asked was [%d]".formatted(answer.get("id"), lastId), null);
        }
        if (answer.get("error") instanceof Map<?, ?> error) {
            throw refused(error);
        }
        return asObject(answer.get("ok"));
    }

    private HostException refused(Map<?, ?> error) {
        String message = "%s: %s".formatted(host, error.get("message"));
        if ("exec-failed".equals(error.get("code"))) {
            return new ExecFailedException(message, String.valueOf(error.get("errno")));
        }
        return new HostException(message);
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
        throw broken("its answer holds neither [ok] nor [error]", null);
    }

    private String await(Duration patience) {
        try {
            Optional<String> line = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw broken("no answer within %d s".formatted(patience.toSeconds()), null);
            }
            return line.orElseThrow(() -> broken("it ended", null));
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

    private void readAnswers() {
        try (InputStream in = new BufferedInputStream(streams.answers(), 1 << 16)) {
            for (Optional<String> line = readLine(in); line.isPresent(); line = readLine(in)) {
                answers.add(line);
            }
        } catch (IOException e) {
            broken = true;
        }
        answers.add(Optional.empty());
    }

    private static Optional<String> readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            if (line.size() >= MAX_ANSWER) {
                throw new IOException("answer longer than " + MAX_ANSWER + " bytes");
            }
            line.write(next);
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        broken = true;
        streams.close();
    }
}
