package io.sandcheck.jupiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class SourceLineTests {

    private static final long WIDE = 0x1234_5678_9ABCL;

    static StackTraceElement here(String text, long[] numbers) {
        StackTraceElement line = new Throwable(text + numbers.length).getStackTrace()[0];
        assertThat(WIDE).isPositive();
        return line;
    }

    static int here(int other) {
        return other;
    }

    @Test
    void itIsTheFirstLineOfTheMethodAndNotOfAnotherOfTheSameName() throws NoSuchMethodException {
        Method method = SourceLineTests.class.getDeclaredMethod("here", String.class, long[].class);

        assertThat(SourceLine.of(method).toString())
                .isEqualTo("io.sandcheck.jupiter.SourceLineTests.here(SourceLineTests.java:%d)"
                        .formatted(here("", new long[0]).getLineNumber()));
    }

    @Test
    void aMethodWithoutCodeHasNoLine() throws NoSuchMethodException {
        assertThat(SourceLine.of(Runnable.class.getMethod("run")).getLineNumber())
                .isNegative();
    }
}
