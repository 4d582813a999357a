/** Words and texts as a POSIX shell takes them. */
@NullMarked
package io.sandcheck.shell;

import org.jspecify.annotations.NullMarked;
