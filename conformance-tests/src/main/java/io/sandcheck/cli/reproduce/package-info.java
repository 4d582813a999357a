/**
 * The commands {@code reproduce} and {@code explain}: repeat the experiments of one scenario or report, or try a
 * command, and show what happened.
 */
@NullMarked
package io.sandcheck.cli.reproduce;

import org.jspecify.annotations.NullMarked;
