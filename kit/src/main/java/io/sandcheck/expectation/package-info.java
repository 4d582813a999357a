/** Expected results of a sandbox, and the edits that a run suggests. */
@NullMarked
package io.sandcheck.expectation;

import org.jspecify.annotations.NullMarked;
