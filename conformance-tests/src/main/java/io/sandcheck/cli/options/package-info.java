/** Options that several commands share, each described and read in one place. */
@NullMarked
package io.sandcheck.cli.options;

import org.jspecify.annotations.NullMarked;
