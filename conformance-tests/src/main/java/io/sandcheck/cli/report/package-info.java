/** Shows the results of a run, and compares two runs. */
@NullMarked
package io.sandcheck.cli.report;

import org.jspecify.annotations.NullMarked;
