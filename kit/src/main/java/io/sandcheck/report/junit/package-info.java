/** Writes JUnit XML from the journal. */
@NullMarked
package io.sandcheck.report.junit;

import org.jspecify.annotations.NullMarked;
