package io.sandcheck.report;

import io.sandcheck.verdict.ScenarioKind;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * What commands can do in each sandbox although its policy forbids it: read, write, reach, control, and have run later.
 * It comes from the results of guards, including acts that makers do not promise to deny.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Inventory {

    private static final String GUARDS = "guard/";

    /** The area of an act. */
    public enum Area {
        READ("can be read"),
        WRITE("can be written"),
        LATER("would run later, outside"),
        REACH("can be reached"),
        CONTROL("can be controlled");

        private final String title;

        Area(String title) {
            this.title = title;
        }

        /** Return the text for acts that succeed. */
        public String title() {
            return title;
        }

        /** Return the area from the beginning of the name of a guard. */
        static Area of(String guard) {
            String name = guard.substring(GUARDS.length());
            if (name.startsWith("read-")) {
                return READ;
            }
            if (name.startsWith("write-")) {
                return WRITE;
            }
            if (name.startsWith("run-later-") || name.startsWith("git-hooks-")) {
                return LATER;
            }
            return name.matches("(connect|send|resolve|ping)-.*") ? REACH : CONTROL;
        }
    }

    /** The result of an act. */
    public enum Status {
        OPEN,
        HELD,
        UNKNOWN;

        static Status of(Verdict verdict) {
            return switch (verdict) {
                case ESCAPE -> OPEN;
                case CONFORMS -> HELD;
                default -> UNKNOWN;
            };
        }

        /** Return its word in a text. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One act in one place.
     *
     * @param sandbox with its version: {@code codex@0.169.0}
     * @param act the guard without its area, with its variant: {@code read-credentials[ssh]}
     * @param promised whether the makers promise to deny it, or do not say anything about it
     */
    public record Item(
            String sandbox, String policy, String host, Area area, String act, Status status, boolean promised) {

        /** Return a key that identifies it, also in a run of another version. */
        String key() {
            return String.join(" ", sandbox.replaceFirst("@.*", ""), policy, host, act);
        }

        /** Return its place: {@code codex@0.169.0 workspace-write on container}. */
        public String place() {
            return "%s %s on %s".formatted(sandbox, policy, host);
        }
    }

    private final Map<String, Item> items = new TreeMap<>();

    /** Add a result, if it comes from a guard on an ordinary host. */
    public void add(RecordedResult result) {
        if (result.kind() != ScenarioKind.SECURITY
                || !result.scenario().startsWith(GUARDS)
                || !result.onOrdinaryHost()) {
            return;
        }
        Verdict seen = result.measured() == null ? result.verdict() : result.measured();
        Item item = new Item(
                result.sandboxLabel(),
                result.policyId(),
                result.host(),
                Area.of(result.scenario()),
                result.labelOfScenario().substring(GUARDS.length()),
                Status.of(seen),
                result.disclaimer() == null);
        items.put(result.sandboxLabel() + " " + item.key(), item);
    }

    /** Return all acts, grouped by place. */
    public Collection<Item> items() {
        return List.copyOf(items.values());
    }

    /**
     * Return the acts that became possible or denied since an earlier run: {@code codex workspace-write on container:
     * ...}.
     */
    public List<String> changesSince(Inventory earlier) {
        Map<String, Item> before = new TreeMap<>();
        earlier.items.values().forEach(item -> before.put(item.key(), item));
        List<String> changes = new ArrayList<>();
        for (Item item : items.values()) {
            Item was = before.get(item.key());
            if (was != null && was.status() != item.status()) {
                changes.add("%s: %s was %s, and is %s"
                        .formatted(
                                item.place(),
                                item.act(),
                                was.status().word(),
                                item.status().word()));
            }
        }
        return changes;
    }
}
