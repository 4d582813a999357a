package io.sandcheck.cli.bisect;

import static java.util.Comparator.comparing;

import io.sandcheck.sandbox.Release;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A search for the release in which an outcome changed. A release with a third outcome is skipped, and one beside it is
 * judged instead, as {@code git bisect} does. Earlier results lead to the same steps, so an interrupted search can
 * continue.
 */
final class Bisection {

    private final List<Release> releases;
    private final Map<String, JudgedRelease> judged = new HashMap<>();

    /**
     * Begin a search.
     *
     * @param releases the oldest first; the first and the last have different outcomes
     */
    Bisection(List<Release> releases) {
        this.releases = List.copyOf(releases);
    }

    /** Add the result of a release. */
    void add(JudgedRelease result) {
        judged.put(result.version(), result);
    }

    /** Return the release to judge next; empty if the search is over. */
    Optional<Release> next() {
        for (Release end : List.of(releases.get(0), releases.get(releases.size() - 1))) {
            if (!judged.containsKey(end.version())) {
                return Optional.of(end);
            }
        }
        return turns() ? search().candidate(releases) : Optional.empty();
    }

    /** Tell whether both ends are judged and differ. */
    boolean turns() {
        JudgedRelease oldest = oldest();
        JudgedRelease newest = newest();
        return oldest.telling() && newest.telling() && !oldest.outcome().equals(newest.outcome());
    }

    JudgedRelease oldest() {
        return at(0);
    }

    JudgedRelease newest() {
        return at(releases.size() - 1);
    }

    /** Return the last release with the outcome of the oldest. */
    Release last() {
        return releases.get(search().lower());
    }

    /** Return the first release with the outcome of the newest. */
    Release first() {
        return releases.get(search().upper());
    }

    /** Return the releases between these two, none of which has either outcome. */
    List<Release> between() {
        return releases.subList(search().lower() + 1, search().upper());
    }

    boolean knows(Release release) {
        return judged.containsKey(release.version());
    }

    JudgedRelease judgedOf(Release release) {
        JudgedRelease result = judged.get(release.version());
        if (result == null) {
            throw new IllegalStateException("Release [%s] is not judged".formatted(release));
        }
        return result;
    }

    /** The releases between which the change lies, and the one to judge next, by index; -1 for none. */
    private record Search(int lower, int upper, int middle) {

        Optional<Release> candidate(List<Release> releases) {
            return middle < 0 ? Optional.empty() : Optional.of(releases.get(middle));
        }
    }

    private Search search() {
        int lower = 0;
        int upper = releases.size() - 1;
        while (true) {
            int middle = middle(lower, upper);
            if (middle < 0 || !judged.containsKey(releases.get(middle).version())) {
                return new Search(lower, upper, middle);
            }
            if (at(middle).outcome().equals(oldest().outcome())) {
                lower = middle;
            } else {
                upper = middle;
            }
        }
    }

    /** The release nearest to the middle that is not skipped. */
    private int middle(int lower, int upper) {
        int center = (lower + upper) / 2;
        return IntStream.range(lower + 1, upper)
                .filter(index -> !passedOver(index))
                .boxed()
                .min(comparing(index -> Math.abs(index - center)))
                .orElse(-1);
    }

    private boolean passedOver(int index) {
        JudgedRelease result = judged.get(releases.get(index).version());
        return result != null
                && !result.outcome().equals(oldest().outcome())
                && !result.outcome().equals(newest().outcome());
    }

    private JudgedRelease at(int index) {
        return judgedOf(releases.get(index));
    }
}
