/** What an agent does for its model besides its shell, which is held to what its shell is held to. */
@NullMarked
package io.sandcheck.conformance.doors;

import org.jspecify.annotations.NullMarked;
