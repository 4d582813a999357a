/** Runs scenarios in sandboxes, and shows how far it is. */
@NullMarked
package io.sandcheck.cli.run;

import org.jspecify.annotations.NullMarked;
