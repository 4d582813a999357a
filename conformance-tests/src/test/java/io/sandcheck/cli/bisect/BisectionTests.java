package io.sandcheck.cli.bisect;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.sandbox.Release;
import io.sandcheck.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BisectionTests {

    private static final int COUNT = 100;
    private static final List<Release> RELEASES = IntStream.range(0, COUNT)
            .mapToObj(index -> new Release("0." + index, "2026-01-01"))
            .toList();

    private final List<Integer> asked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 37, 49, 50, 51, 98, 99})
    void theReleaseThatBrokeItIsFoundInFewSteps(int broken) {
        Bisection bisection = search(index -> index < broken ? Verdict.CONFORMS : Verdict.DEVIATES);

        assertThat(bisection.last()).isEqualTo(RELEASES.get(broken - 1));
        assertThat(bisection.first()).isEqualTo(RELEASES.get(broken));
        assertThat(bisection.between()).isEmpty();
        assertThat(asked).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(2 + 7);
    }

    @Test
    void theReleaseThatFixedItIsFoundTheSameWay() {
        Bisection bisection = search(index -> index < 60 ? Verdict.ESCAPE : Verdict.CONFORMS);

        assertThat(bisection.first()).isEqualTo(RELEASES.get(60));
    }

    @Test
    void whatCannotBeJudgedIsPassedOver() {
        Set<Integer> dumb = Set.of(49, 48, 50, 24, 20);
        Bisection bisection = search(
                index -> dumb.contains(index) ? Verdict.UNAVAILABLE : index < 30 ? Verdict.CONFORMS : Verdict.DEVIATES);

        assertThat(bisection.first()).isEqualTo(RELEASES.get(30));
        assertThat(bisection.between()).isEmpty();
    }

    @Test
    void whereItTurnedIsNotKnownCloserThanThereAreReleasesThatCanBeJudged() {
        Bisection bisection =
                search(index -> index < 40 ? Verdict.CONFORMS : index < 44 ? Verdict.ERROR : Verdict.DEVIATES);

        assertThat(bisection.last()).isEqualTo(RELEASES.get(39));
        assertThat(bisection.between()).isEqualTo(RELEASES.subList(40, 44));
        assertThat(bisection.first()).isEqualTo(RELEASES.get(44));
    }

    @Test
    void anotherFailureIsNotTheOneThatIsSearchedFor() {
        Bisection bisection =
                search(index -> index < 40 ? Verdict.CONFORMS : index < 44 ? Verdict.ESCAPE : Verdict.DEVIATES);

        assertThat(bisection.between()).isEqualTo(RELEASES.subList(40, 44));
    }

    @Test
    void endsThatDoNotDifferEndTheSearch() {
        Bisection bisection = search(index -> Verdict.DEVIATES);

        assertThat(bisection.turns()).isFalse();
        assertThat(asked).containsExactly(0, COUNT - 1);
    }

    @Test
    void releaseThatDoesNotStartIsSearchedForWhereAnEndDoesNot() {
        Bisection bisection = search(index -> index < 41 ? Verdict.CONFORMS : Verdict.UNAVAILABLE);

        assertThat(bisection.first()).isEqualTo(RELEASES.get(41));
    }

    @Test
    void endsOfWhichNothingCanBeSaidEndItToo() {
        assertThat(search(index -> index == 0 ? Verdict.NOT_APPLICABLE : Verdict.CONFORMS)
                        .turns())
                .isFalse();
    }

    @Test
    void whatWasJudgedBeforeLeadsTheSameWayAndIsNotAskedAgain() {
        IntFunction<Verdict> makers = index -> index < 37 ? Verdict.CONFORMS : Verdict.DEVIATES;
        search(makers);
        List<Integer> whole = List.copyOf(asked);

        Bisection resumed = new Bisection(RELEASES);
        whole.subList(0, 4).forEach(index -> resumed.add(judged(index, makers.apply(index))));
        asked.clear();
        finish(resumed, makers);

        assertThat(asked).isEqualTo(whole.subList(4, whole.size()));
        assertThat(resumed.first()).isEqualTo(RELEASES.get(37));
    }

    private Bisection search(IntFunction<Verdict> makers) {
        Bisection bisection = new Bisection(RELEASES);
        finish(bisection, makers);
        return bisection;
    }

    private void finish(Bisection bisection, IntFunction<Verdict> makers) {
        for (Optional<Release> next = bisection.next(); next.isPresent(); next = bisection.next()) {
            int index = RELEASES.indexOf(next.get());
            asked.add(index);
            bisection.add(judged(index, makers.apply(index)));
        }
    }

    private static JudgedRelease judged(int index, Verdict verdict) {
        return new JudgedRelease(RELEASES.get(index).version(), verdict, null, "a reason", List.of());
    }
}
