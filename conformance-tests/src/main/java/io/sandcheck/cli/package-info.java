/** The {@code sandcheck} command. */
@NullMarked
package io.sandcheck.cli;

import org.jspecify.annotations.NullMarked;
