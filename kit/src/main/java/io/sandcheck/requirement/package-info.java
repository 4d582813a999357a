/** What sandboxes must do, by numbers that results carry and that makers can argue with. */
@NullMarked
package io.sandcheck.requirement;

import org.jspecify.annotations.NullMarked;
