/** SARIF of what guards saw, written from the journal. */
@NullMarked
package io.sandcheck.report.sarif;

import org.jspecify.annotations.NullMarked;
