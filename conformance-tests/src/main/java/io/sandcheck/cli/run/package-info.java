/** The command {@code run}: runs scenarios in sandboxes, and shows the progress. */
@NullMarked
package io.sandcheck.cli.run;

import org.jspecify.annotations.NullMarked;
