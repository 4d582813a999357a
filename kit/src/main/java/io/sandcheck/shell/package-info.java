/** Quoting and scripts for a POSIX shell. */
@NullMarked
package io.sandcheck.shell;

import org.jspecify.annotations.NullMarked;
