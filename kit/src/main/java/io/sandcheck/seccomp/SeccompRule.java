package io.sandcheck.seccomp;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The rule of a filter for one system call.
 *
 * @param syscall name on x86-64, as in {@code bind}
 * @param condition which calls it is about; null for all
 * @param action {@code kill} (the process dies of SIGSYS) or the name of the errno that the call fails with: {@code EPERM}
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SeccompRule(String syscall, @Nullable ArgumentEquals condition, String action) {

    /**
     * A condition on one argument: those of its 64 bits that {@code mask} has are those of {@code value}.
     *
     * @param argument 0 to 5
     */
    public record ArgumentEquals(int argument, long mask, long value) {

        /** All bits of a mask, in which they are all compared. */
        public static final long ALL_BITS = -1;

        /** Compare the whole argument. */
        public ArgumentEquals(int argument, long value) {
            this(argument, ALL_BITS, value);
        }

        /** Demand that the argument have all these bits, whatever others. */
        public static ArgumentEquals has(int argument, long bits) {
            return new ArgumentEquals(argument, bits, bits);
        }
    }
}
