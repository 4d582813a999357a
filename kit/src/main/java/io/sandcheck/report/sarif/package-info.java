/** Writes escapes as SARIF from the journal. */
@NullMarked
package io.sandcheck.report.sarif;

import org.jspecify.annotations.NullMarked;
