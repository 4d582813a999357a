/** JUnit XML, written from the journal. */
@NullMarked
package io.sandcheck.report.junit;

import org.jspecify.annotations.NullMarked;
