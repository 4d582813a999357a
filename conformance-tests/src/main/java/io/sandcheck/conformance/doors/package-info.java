/** The doors of an agent, besides its shell. They must be confined like the shell. */
@NullMarked
package io.sandcheck.conformance.doors;

import org.jspecify.annotations.NullMarked;
