/** Makes the experiments of one scenario or report once more, and shows what happened. */
@NullMarked
package io.sandcheck.cli.reproduce;

import org.jspecify.annotations.NullMarked;
