package io.sandcheck.seccomp;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The rule of a filter for one system call.
 *
 * @param syscall name on x86-64, as in {@code bind}
 * @param condition the calls that it is about; null for all
 * @param action {@code kill} (the process dies of SIGSYS), or the name of the errno with which the call fails: {@code
 *     EPERM}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SeccompRule(String syscall, @Nullable ArgumentEquals condition, String action) {

    /**
     * A condition on one argument: its bits in {@code mask} must be those of {@code value}.
     *
     * @param argument 0 to 5
     */
    public record ArgumentEquals(int argument, long mask, long value) {

        /** A mask of all bits, so that the whole argument is compared. */
        public static final long ALL_BITS = -1;

        /** Compare the whole argument. */
        public ArgumentEquals(int argument, long value) {
            this(argument, ALL_BITS, value);
        }

        /** Demand that the argument has all these bits; other bits do not matter. */
        public static ArgumentEquals has(int argument, long bits) {
            return new ArgumentEquals(argument, bits, bits);
        }
    }
}
