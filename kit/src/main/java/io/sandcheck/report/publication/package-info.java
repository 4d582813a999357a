/** Writes all formats of a report. */
@NullMarked
package io.sandcheck.report.publication;

import org.jspecify.annotations.NullMarked;
