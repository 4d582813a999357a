/** Starts that broke for users: what a release is tried with first, in less than a minute. */
@NullMarked
package io.sandcheck.conformance.start;

import org.jspecify.annotations.NullMarked;
