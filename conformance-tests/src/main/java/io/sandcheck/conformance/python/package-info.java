/** What Python programs need in a sandbox. */
@NullMarked
package io.sandcheck.conformance.python;

import org.jspecify.annotations.NullMarked;
