package io.sandcheck.naming;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTests {

    @ParameterizedTest
    @CsvSource({
        "python/fork-pool, python/fork-pool, true",
        "python/fork-pool, python/fork-pools, false",
        "python/*, python/fork-pool, true",
        "*, python/fork-pool, true",
        "*pool, python/fork-pool, true",
        "*fork*, python/fork-pool, true",
        "python/????-pool, python/fork-pool, true",
        "python/???-pool, python/fork-pool, false",
        "python.fork-pool, python/fork-pool, false",
        "'[a-z]*', python/fork-pool, false",
        "'', python/fork-pool, false",
    })
    void patternSelectsTheNamesThatItDescribes(String pattern, String name, boolean selected) {
        assertThat(new Glob(pattern).matches(name)).isEqualTo(selected);
    }
}
