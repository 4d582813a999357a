/** The names that users write: which are known, which one was meant, which ones a pattern selects. */
@NullMarked
package io.sandcheck.naming;

import org.jspecify.annotations.NullMarked;
