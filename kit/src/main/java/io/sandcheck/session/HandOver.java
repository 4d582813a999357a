package io.sandcheck.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.sandcheck.sandbox.CommandResult;
import io.sandcheck.sandbox.Output;
import io.sandcheck.sandbox.Transparency;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * How a sandbox hands over between a caller and its command, such as arguments, output and the exit code. It is checked
 * before anything is judged.
 *
 * @param obstacle why nothing that the kit runs in it counts, in words; empty if there is no obstacle
 * @param interferences what the sandbox changes in a command
 * @param ownWords the lines that the sandbox itself writes to standard error, with {@code #} for each number
 * @param facts that show how it confines, and whether it uses a fallback: {@code started-by}, the programs around a
 *     command, as seen from outside, and {@code proc}, whose processes {@code /proc} shows inside
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record HandOver(
        Optional<Obstacle> obstacle,
        List<Interference> interferences,
        Set<String> ownWords,
        Map<String, String> facts) {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Nothing is known, because the sandbox does not start. */
    static final HandOver UNSEEN = new HandOver(Optional.empty(), List.of(), Set.of(), Map.of());

    public HandOver {
        interferences = List.copyOf(interferences);
        ownWords = Set.copyOf(ownWords);
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /**
     * Something that the kit needs inside and that is missing.
     *
     * @param id {@code kit-hidden}, {@code python-unusable} or {@code workspace-not-writable}
     * @param words what was seen
     * @since 0.1
     */
    public record Obstacle(String id, String words) {}

    /** Tell whether it has its own process namespace, but shows the processes of another one in {@code /proc}. */
    public boolean showsForeignProc() {
        return "of another namespace".equals(facts.get("proc"));
    }

    /** Return it without the changes that the makers of the sandbox declare. */
    HandOver without(Collection<String> declared) {
        return new HandOver(
                obstacle,
                interferences.stream()
                        .filter(each -> !declared.contains(each.broken().id()))
                        .toList(),
                ownWords,
                facts);
    }

    /** Return what is compared of a line of standard error. */
    static String shape(String line) {
        return NUMBER.matcher(line.strip()).replaceAll("#");
    }

    /** Return a result without the lines that the sandbox itself writes for every command: they tell nothing about this one. */
    public CommandResult withoutOwnWords(CommandResult result) {
        if (ownWords.isEmpty() || result.stderr().truncated()) {
            return result;
        }
        byte[] left = result.stderr()
                .text()
                .lines()
                .filter(line -> !ownWords.contains(shape(line)))
                .map(line -> line + "\n")
                .collect(joining())
                .getBytes(UTF_8);
        return result.withOutput(result.stdout(), new Output(left, new byte[0], left.length));
    }

    /** Return the first change to a command, in the order of {@link Transparency}. */
    public Optional<Interference> interference() {
        return interferences.stream().findFirst();
    }
}
