package io.sandcheck.session;

import io.sandcheck.sandbox.Transparency;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * What reaches a command in a sandbox, and what of it reaches the caller, seen before anything is judged.
 *
 * @param obstacle why nothing that the kit runs in it counts, in words; empty if nothing is in its way
 * @param interferences what the sandbox changes of a command
 * @param facts by which one sees how it confines, such as a fallback that it takes: {@code started-by}, the programs that stand
 *     around a command, seen from outside, and {@code proc}, whose processes {@code /proc} has inside
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HandOver(Optional<Obstacle> obstacle, List<Interference> interferences, Map<String, String> facts) {

    /** Nothing is known yet, as the sandbox does not start. */
    static final HandOver UNSEEN = new HandOver(Optional.empty(), List.of(), Map.of());

    public HandOver {
        interferences = List.copyOf(interferences);
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /**
     * Something that the kit needs inside and does not have.
     *
     * @param id {@code kit-hidden}, {@code python-unusable} or {@code workspace-not-writable}
     * @param words what was seen
     * @since 0.1
     */
    public record Obstacle(String id, String words) {}

    /** Tell whether it has a process namespace of its own, and shows the processes of another one in {@code /proc}. */
    public boolean showsForeignProc() {
        return "of another namespace".equals(facts.get("proc"));
    }

    /** Return it without what the makers of the sandbox say that it changes. */
    HandOver without(Collection<String> declared) {
        return new HandOver(
                obstacle,
                interferences.stream()
                        .filter(each -> !declared.contains(each.broken().id()))
                        .toList(),
                facts);
    }

    /** Return the first thing of a command that the sandbox changes, in the order of {@link Transparency}. */
    public Optional<Interference> interference() {
        return interferences.stream().findFirst();
    }
}
