package io.sandcheck.session;

import io.sandcheck.host.Conversation;
import io.sandcheck.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A program outside that acts are tried on. It reports itself what happened to it.
 *
 * <pre>
 * Victim terminal = around.hold("hold_terminal.py");
 * sandbox.run("sh", "-c", "echo shown &gt;" + terminal.value("terminal"));
 * around.effect(terminal.has("shown"), "a terminal outside shows it");
 * </pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Victim {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_LINE = 1 << 16;

    private final Conversation conversation;
    private final Map<String, Object> begin;

    Victim(Conversation conversation) {
        this.conversation = conversation;
        this.begin = Json.readObject(conversation.next(PATIENCE, LONGEST_LINE), "first line of the victim");
    }

    /** Return a value that it reported at its start: its {@code pid}. */
    public String value(String key) {
        return String.valueOf(begin.get(key));
    }

    /** Return the values of a list that it reported at its start. */
    public List<String> values(String key) {
        return strings(begin.get(key));
    }

    /** Return why it cannot work on this host; empty if it can. */
    public Optional<String> unavailable() {
        return Optional.ofNullable(begin.get("unavailable")).map(String::valueOf);
    }

    /** Ask it what happened to it. */
    public List<String> content() {
        String line = conversation.ask("look", PATIENCE, LONGEST_LINE);
        return strings(Json.readObject(line, "answer of the victim").get("content"));
    }

    /** Tell whether a word is in its report. */
    public boolean has(String word) {
        return content().stream().anyMatch(content -> content.contains(word));
    }

    private static List<String> strings(@Nullable Object values) {
        return values instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
