/** Runs a failed command once more under strace, and finds the system calls that were denied. */
@NullMarked
package io.sandcheck.trace;

import org.jspecify.annotations.NullMarked;
