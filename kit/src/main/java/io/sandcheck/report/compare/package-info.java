/** What became of the results of one run in another. */
@NullMarked
package io.sandcheck.report.compare;

import org.jspecify.annotations.NullMarked;
