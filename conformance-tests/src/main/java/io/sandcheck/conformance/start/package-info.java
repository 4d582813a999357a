/** Starts that failed for users. Test a release with these first; they take less than a minute. */
@NullMarked
package io.sandcheck.conformance.start;

import org.jspecify.annotations.NullMarked;
