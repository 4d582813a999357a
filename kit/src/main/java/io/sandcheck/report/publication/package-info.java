/** All ways of writing a report down, together. */
@NullMarked
package io.sandcheck.report.publication;

import org.jspecify.annotations.NullMarked;
