package io.sandcheck.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times, process ids and the like are masked, and nothing else is. */
class VariablePartsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id 123e4567-e89b-12d3-a456-426614174000 | id <uuid>
                    wrote /tmp/tmp8k3_x/out.txt             | wrote <temporary>
                    name tmp8k3_xaz1                        | name <temporary>
                    at 2026-12-01T00:50:13.123+01:00        | at <time>
                    at 2026-12-01 00:50 ok                  | at <time> ok
                    at 7:50:13 ok                           | at <time> ok
                    5 passed in 0.12s                       | 5 passed in <time>
                    took 3 minutes                          | took <time>
                    load 0.1234                             | load <number>
                    object at 0x7f00AB                      | object at <address>
                    PID: 4711                               | PID: <pid>
                    "ppid": 4711                            | "ppid": <pid>
                    port 40123 open                         | port <port> open
                    127.0.0.1:40123 open                    | 127.0.0.1:<port> open
                    """)
    void partsThatVaryAreMasked(String text, String masked) {
        assertThat(VariableParts.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 passed, 1 failed",
                "version 1.22",
                "/home/tmp/file",
                "/etc/run/x",
                "temporary",
                "exit 1",
                "127.0.0.1:80",
                "0 errors"
            })
    void whatIsPartOfAResultIsNotMasked(String text) {
        assertThat(VariableParts.masked(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "3 passed, 4 passed, false",
        "99 passed, 98 passed, false",
        "099 passed, 98 passed, false",
        "99 passed, 100 passed, true",
        "100 passed, 101 passed, true",
        "1234567 passed, 98 passed, true",
        "3 passed, 3 failed, false",
        "3 passed, 3 passed 4, false",
        "deadbeef01 a, deadbeef02 a, true",
        "deadbeef a, beefdead a, false",
    })
    void smallNumbersAreCompared(String one, String other, boolean same) {
        assertThat(VariableParts.same(one, other)).isEqualTo(same);
        assertThat(VariableParts.same(other, one)).isEqualTo(same);
    }
}
