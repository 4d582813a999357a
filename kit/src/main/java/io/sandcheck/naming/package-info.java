/** Names that users write: patterns for them, and error messages that suggest the name that was meant. */
@NullMarked
package io.sandcheck.naming;

import org.jspecify.annotations.NullMarked;
