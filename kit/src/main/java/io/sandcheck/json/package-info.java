/** Reads and writes JSON. */
@NullMarked
package io.sandcheck.json;

import org.jspecify.annotations.NullMarked;
