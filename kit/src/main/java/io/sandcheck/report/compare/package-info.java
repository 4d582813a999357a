/** Compares the results of runs. */
@NullMarked
package io.sandcheck.report.compare;

import org.jspecify.annotations.NullMarked;
