package io.sandcheck.report.page;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.sandcheck.json.Json;
import io.sandcheck.json.OmittedParts;
import io.sandcheck.report.page.ResultView.Block;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The fields of a recorded result that have no other place on the page. They are shown as they are recorded. */
record OtherFields(Excerpt excerpt) {

    /** Paths of keys that the templates show, including everything below them. */
    private static final Set<String> SHOWN = Set.of(
            "scenario",
            "variant",
            "title",
            "sandbox",
            "version",
            "policy",
            "network",
            "host",
            "condition",
            "verdict",
            "diagnosis",
            "expectation",
            "asExpected",
            "reason",
            "kind",
            "level",
            "source",
            "requirements",
            "durationMs",
            "probes",
            "explanation",
            "family");

    /** What they show of an arm. */
    private static final Set<String> SHOWN_OF_AN_ARM = Set.of(
            "argv",
            "exitCode",
            "signal",
            "timedOut",
            "stdout",
            "stderr",
            "stdoutBytes",
            "stderrBytes",
            "durationMs",
            "failure",
            "ending",
            "leftBehind",
            "stuck");

    private static final Set<String> PATHS = Stream.concat(
                    SHOWN.stream(),
                    SHOWN_OF_AN_ARM.stream().flatMap(key -> Stream.of("arms.outside." + key, "arms.inside." + key)))
            .collect(toUnmodifiableSet());

    /** All of that need not be read to tell the rest. */
    static final OmittedParts SHOWN_ELSEWHERE = OmittedParts.of(PATHS);

    private static final Set<String> LOOKED_INTO = Set.of("arms", "arms.outside", "arms.inside");

    List<Block> of(Map<String, Object> object) {
        List<Block> blocks = new ArrayList<>();
        add(blocks, "", object);
        return blocks;
    }

    private void add(List<Block> blocks, String prefix, Map<?, ?> object) {
        object.forEach((key, value) -> {
            String path = prefix + key;
            if (LOOKED_INTO.contains(path) && value instanceof Map<?, ?> part) {
                add(blocks, path + ".", part);
            } else if (!PATHS.contains(path) && !empty(value)) {
                blocks.add(new Block(path, excerpt.start(text(value))));
            }
        });
    }

    private static boolean empty(Object value) {
        return value == null
                || value.equals("")
                || value.equals(false)
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
    }

    /** Lists of text are shown line by line, everything else as JSON. */
    private static String text(Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return String.join("\n", list.stream().map(String::valueOf).toList());
        }
        return value instanceof String text ? text : Json.pretty(value);
    }
}
