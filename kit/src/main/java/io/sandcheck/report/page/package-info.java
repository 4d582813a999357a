/** The page: one HTML file that shows a report by itself, written from the journal. */
@NullMarked
package io.sandcheck.report.page;

import org.jspecify.annotations.NullMarked;
