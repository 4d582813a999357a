package io.sandcheck.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the arms.
 *
 * @param words what it is inside, and what it is outside
 */
record ArmDifference(Kind kind, String words) {

    private static final int QUOTED = 200;
    private static final int COMPARED_LINES = 1000;

    /** The kind of a difference. */
    enum Kind {
        FLOOD,
        FILE,
        OUTCOME,
        ENDS_EARLY,
        STDOUT;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Compare the files of two arms.
     *
     * @param again files of another outside arm: a file that varies there too is no difference
     */
    static Optional<ArmDifference> ofFiles(
            Map<String, String> inside, Map<String, String> outside, Map<String, String> again) {
        return Stream.concat(outside.keySet().stream(), inside.keySet().stream())
                .filter(file -> Objects.equals(outside.get(file), again.get(file)))
                .filter(file -> !Objects.equals(outside.get(file), inside.get(file)))
                .min(Comparator.naturalOrder())
                .map(file -> "the file [%s] differs: %s, outside %s"
                        .formatted(file, shape(inside.get(file)), shape(outside.get(file))))
                .map(words -> new ArmDifference(Kind.FILE, words));
    }

    private static String shape(@Nullable String file) {
        if (file == null) {
            return "missing";
        }
        int end = file.indexOf('\n');
        return end < 0 ? "missing" : "%s, %d bytes".formatted(file.substring(0, end), file.length() - end - 1);
    }

    /**
     * Compare the commands of two arms one by one, up to the shorter list.
     *
     * @param again commands of another outside arm: if the end or the output of a command varies there too, it is no
     *     difference; without them, large numbers and checksums are not compared
     */
    static Optional<ArmDifference> between(
            List<ComparedCommand> inside, List<ComparedCommand> outside, List<ComparedCommand> again) {
        for (int i = 0; i < Math.min(inside.size(), outside.size()); i++) {
            ComparedCommand there = outside.get(i);
            Optional<ArmDifference> difference = between(inside.get(i), there, i < again.size() ? again.get(i) : null);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<ArmDifference> between(
            ComparedCommand inside, ComparedCommand outside, @Nullable ComparedCommand again) {
        if (!Objects.equals(inside.exitCode(), outside.exitCode())
                && (again == null || Objects.equals(again.exitCode(), outside.exitCode()))) {
            return Optional.of(new ArmDifference(
                    Kind.OUTCOME, "it ends with %s, outside with %s".formatted(inside.outcome(), outside.outcome())));
        }
        String here = inside.stdout();
        String there = outside.stdout();
        if (here == null || there == null) {
            return Optional.empty();
        }
        String steady = again == null ? null : again.stdout();
        if (steady != null && !here.isBlank() && !same(there, steady)) {
            return lost(here, there, steady);
        }
        if (same(here, there)) {
            return steady != null
                            && VariableParts.same(here, there)
                            && VariableParts.same(there, steady)
                            && !VariableParts.keepsWhatIsSteady(here, there, steady)
                    ? Optional.of(new ArmDifference(Kind.STDOUT, lines(here, there, steady)))
                    : Optional.empty();
        }
        if (there.startsWith(here) && inside.quiet() && Objects.equals(inside.exitCode(), 0)) {
            return Optional.of(new ArmDifference(
                    Kind.ENDS_EARLY,
                    "it ends with exit 0 before it has written everything: standard output ends after [%s], but continues outside with [%s]"
                            .formatted(end(here), begin(there.substring(here.length())))));
        }
        return Optional.of(new ArmDifference(Kind.STDOUT, lines(here, there, null)));
    }

    /** If the output varies, a line that is written outside each time must still be written inside. */
    private static Optional<ArmDifference> lost(String here, String there, String again) {
        return there.lines()
                .limit(COMPARED_LINES)
                .filter(line -> !line.isBlank() && isLine(line, again) && !isLine(line, here))
                .findFirst()
                .map(line -> new ArmDifference(
                        Kind.STDOUT,
                        "standard output differs: the line [%s] is written outside each time, and not inside"
                                .formatted(begin(line))));
    }

    private static boolean isLine(String line, String text) {
        return text.lines().anyMatch(each -> VariableParts.same(each, line));
    }

    /** Processes that run at the same time may write their lines in any order. */
    private static boolean same(String here, String there) {
        return VariableParts.same(here, there) || VariableParts.same(sorted(here), sorted(there));
    }

    private static String sorted(String text) {
        return VariableParts.withoutTokens(text).lines().sorted().collect(Collectors.joining("\n"));
    }

    private static String lines(String here, String there, @Nullable String again) {
        List<String> inside = here.lines().toList();
        List<String> outside = there.lines().toList();
        List<String> steady = again == null ? List.of() : again.lines().toList();
        int at = 0;
        while (at < Math.min(inside.size(), outside.size())
                && VariableParts.same(inside.get(at), outside.get(at))
                && (again == null
                        || VariableParts.keepsWhatIsSteady(inside.get(at), outside.get(at), steady.get(at)))) {
            at++;
        }
        return "standard output differs: line %d is %s, outside %s"
                .formatted(at + 1, line(inside, at), line(outside, at));
    }

    private static String line(List<String> lines, int at) {
        return at < lines.size() ? "[" + begin(lines.get(at)) + "]" : "missing";
    }

    private static String begin(String text) {
        String stripped = text.strip();
        return stripped.substring(0, Math.min(QUOTED, stripped.length()));
    }

    private static String end(String text) {
        String stripped = text.strip();
        return stripped.substring(Math.max(0, stripped.length() - QUOTED));
    }
}
