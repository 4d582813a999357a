/** How often the kit names the true cause of a failure. */
@NullMarked
package io.sandcheck.accuracy;

import org.jspecify.annotations.NullMarked;
