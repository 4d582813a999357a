/** Writes a badge from the journal. */
@NullMarked
package io.sandcheck.report.badge;

import org.jspecify.annotations.NullMarked;
