package io.sandcheck.sandbox;

import io.sandcheck.naming.KnownNames;
import io.sandcheck.yaml.YamlMap;
import io.sandcheck.yaml.YamlNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads how to talk to the sessions of a sandbox. */
final class SessionReader {

    private static final long MOST_SECONDS = 600;
    private static final KnownNames DOORS = new KnownNames("door", Door.ids());

    private SessionReader() {}

    static SessionLaunch read(YamlNode node) {
        YamlMap map = node.map("adapter", "patience-seconds", "doors", "does-not-promise");
        List<Door> doors = map.optional("doors")
                .map(listed -> listed.list().stream()
                        .map(SessionReader::door)
                        .distinct()
                        .toList())
                .orElseGet(List::of);
        return new SessionLaunch(
                Templates.words(map.required("adapter")),
                map.optional("patience-seconds").map(SessionReader::seconds).orElse(SessionLaunch.DEFAULT.patience()),
                doors,
                map.optional("does-not-promise")
                        .map(entries -> unpromised(entries, doors))
                        .orElseGet(Map::of));
    }

    private static Map<Door, Disclaimer> unpromised(YamlNode node, List<Door> doors) {
        Map<Door, Disclaimer> unpromised = new EnumMap<>(Door.class);
        node.entries().forEach((key, value) -> {
            if (!doors.contains(door(key))) {
                throw key.error("[%s] is not under [doors]; add it there".formatted(key.text()));
            }
            unpromised.put(door(key), Disclaimer.ofMakers(value.string(), key));
        });
        return unpromised;
    }

    private static Door door(YamlNode node) {
        return Door.find(node.oneOf(DOORS)).orElseThrow();
    }

    private static Duration seconds(YamlNode node) {
        long seconds = node.integer();
        if (seconds < 1 || seconds > MOST_SECONDS) {
            throw node.error("[" + seconds + "] is not a number of seconds from 1 to " + MOST_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }
}
