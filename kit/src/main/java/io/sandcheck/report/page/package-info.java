/** Writes the page from the journal: one HTML file that shows a whole report. */
@NullMarked
package io.sandcheck.report.page;

import org.jspecify.annotations.NullMarked;
