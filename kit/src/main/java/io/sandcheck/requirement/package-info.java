/** Requirements for sandboxes, with fixed numbers that results name. */
@NullMarked
package io.sandcheck.requirement;

import org.jspecify.annotations.NullMarked;
