/** System calls that were denied to a command: it is run once more under strace. */
@NullMarked
package io.sandcheck.trace;

import org.jspecify.annotations.NullMarked;
