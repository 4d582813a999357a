package io.sandcheck.host;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a host when it was first used, which is restored before each arm. Commands cannot reach the saved state.
 */
final class State {

    private static final String ENTRIES = "entries";
    private static final String OBJECTS = "objects";

    private final RunnerHost host;
    private final List<String> roots;
    private final boolean ownIpc;
    private final Map<?, ?> contents;
    private Map<String, Object> seen;

    private State(RunnerHost host, List<String> roots, boolean ownIpc, Map<String, Object> seen) {
        this.host = host;
        this.roots = roots;
        this.ownIpc = ownIpc;
        this.contents = (Map<?, ?>) Objects.requireNonNull(seen.get("contents"), "contents of the files");
        this.seen = seen;
    }

    /**
     * Save the state.
     *
     * @param roots directories that are saved
     * @param ownIpc whether all System V IPC objects belong to the host
     */
    static State of(RunnerHost host, List<String> roots, boolean ownIpc) {
        return new State(host, roots, ownIpc, host.ask("snapshot", Map.of("roots", roots, "contents", true)));
    }

    /** Restore the state. */
    void restore() {
        Map<String, Object> answer = host.ask(
                "reset", Map.of("roots", roots, ENTRIES, part(ENTRIES), OBJECTS, part(OBJECTS), "ipc", ownIpc));
        List<String> changed = RunnerAnswers.strings(answer.get("changed"));
        if (!changed.isEmpty()) {
            changed.forEach(this::putBack);
            seen = host.ask("snapshot", Map.of("roots", roots, "contents", false));
        }
    }

    private Object part(String name) {
        return Objects.requireNonNull(seen.get(name), name);
    }

    private void putBack(String path) {
        byte[] content = content(path);
        if (content != null) {
            host.put(path, content, mode(path) % 2 == 1);
        }
    }

    private byte @Nullable [] content(String path) {
        return contents.get(path) instanceof String content ? RunnerAnswers.bytes(content) : null;
    }

    private int mode(String path) {
        return part(ENTRIES) instanceof Map<?, ?> entries
                        && entries.get(path) instanceof List<?> entry
                        && entry.get(1) instanceof Number mode
                ? mode.intValue()
                : 0;
    }
}
