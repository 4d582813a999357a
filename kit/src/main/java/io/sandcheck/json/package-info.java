/** JSON, written and read. */
@NullMarked
package io.sandcheck.json;

import org.jspecify.annotations.NullMarked;
