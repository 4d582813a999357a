package io.sandcheck.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandcheck.accuracy.Accuracy.Graded;
import io.sandcheck.host.HostKinds;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures whose causes are known by construction: no cause is named that is not the true one. */
class AccuracyTests {

    private static final int LEAST_FAILURES = 80;

    private static List<Graded> graded;

    @BeforeAll
    static void explainAll(@TempDir Path folder) {
        graded = Accuracy.grade(
                HostKinds.choose("process"), LabelledFailure.readAll(resource("constructed.yaml")), folder);
    }

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(AccuracyTests.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyCaseFailsInside() {
        assertThat(graded)
                .hasSizeGreaterThanOrEqualTo(LEAST_FAILURES)
                .filteredOn(each -> each.grade() == Grade.NO_FAILURE)
                .extracting(Graded::line)
                .isEmpty();
    }

    @Test
    void noCauseIsNamedThatIsNotTheTrueOne() {
        assertThat(graded)
                .filteredOn(each -> each.grade() == Grade.WRONG)
                .extracting(Graded::line)
                .isEmpty();
    }

    @Test
    void fourOfFiveCausesAreFound() {
        assertThat(graded)
                .as(Accuracy.summary(graded))
                .filteredOn(each -> each.grade() == Grade.RIGHT || each.grade() == Grade.PROBABLE_AND_RIGHT)
                .hasSizeGreaterThanOrEqualTo(graded.size() * 4 / 5);
    }
}
