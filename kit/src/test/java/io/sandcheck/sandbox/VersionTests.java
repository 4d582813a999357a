package io.sandcheck.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTests {

    @Test
    void versionsAreOrderedAsSemanticVersioningOrders() {
        List<Version> ordered = List.of(
                version("0.9.80"),
                version("0.114.0"),
                version("0.124.0-1"),
                version("0.124.0-2"),
                version("0.124.0-11"),
                version("0.124.0-alpha"),
                version("0.124.0-alpha.1"),
                version("0.124.0-alpha.beta"),
                version("0.124.0-beta"),
                version("0.124.0"),
                version("0.124.1"),
                version("1"),
                version("20260101000000000000"));
        List<Version> reversed = new ArrayList<>(ordered);
        Collections.reverse(reversed);

        assertThat(reversed.stream().sorted()).isEqualTo(ordered);
    }

    @ParameterizedTest
    @CsvSource({"0.123, 0.123.0", "1, 1.0.0.0", "0, 0.0", "1.2.3+build.1, 1.2.3+build.2", "010.2, 10.2"})
    void versionsThatDifferInWritingOnlyAreEqual(String one, String other) {
        assertThat(version(one)).isEqualTo(version(other)).isEqualByComparingTo(version(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1", "latest", "1.", ".1", "1..2", "1-", "1:2", "1 2", "1.x", "-1"})
    void textThatIsNoVersionIsNotRead(String text) {
        assertThat(Version.find(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        ">=0.123 <0.169, 0.122.9, false",
        ">=0.123 <0.169, 0.123.0, true",
        ">=0.123 <0.169, 0.168.5, true",
        ">=0.123 <0.169, 0.169.0, false",
        ">=0.123 <0.169, 0.169.0-alpha.1, true",
        "'  >=0.123   <0.169 ', 0.124.0, true",
        ">1, 1.0, false",
        ">1, 1.0.1, true",
        "<=1, 1.0, true",
        "<=1, 1.0.1, false",
        "=1, 1.0, true",
        "1.0, 1, true",
        "1.0, 1.1, false",
    })
    void rangeContainsTheVersionsBetweenItsBounds(String range, String version, boolean contained) {
        assertThat(VersionRange.find(range).orElseThrow().contains(version(version)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ">=", ">= 1", "=>1", "~1", "^1.2", "1.x", ">=1,<2", "*"})
    void textThatIsNoRangeIsNotRead(String text) {
        assertThat(VersionRange.find(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bubblewrap 0.13.1, 0.13.1",
        "v24.22.2, 24.22.2",
        "systemd 262 (262.1-1), 262.1",
        "codex-cli 0.169.0-alpha, 0.169.0",
        "24.22.2+dfsg+~cs24.19.2, 24.22.2",
        "util-linux, ''",
        "release 7, ''"
    })
    void theFirstVersionThatAProgramTellsIsFound(String told, String version) {
        assertThat(Version.firstIn(told).orElse("")).isEqualTo(version);
    }

    private static Version version(String text) {
        return Version.find(text).orElseThrow();
    }
}
