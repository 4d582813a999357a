/** What Python programs need of a sandbox. */
@NullMarked
package io.sandcheck.conformance.python;

import org.jspecify.annotations.NullMarked;
