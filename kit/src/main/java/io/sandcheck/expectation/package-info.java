/** What is expected of a sandbox, as data beside it; what a run must change in it. */
@NullMarked
package io.sandcheck.expectation;

import org.jspecify.annotations.NullMarked;
