/** What Sandcheck costs, as ratios: {@code ./sandcheck benchmark}. */
@NullMarked
package io.sandcheck.benchmark;

import org.jspecify.annotations.NullMarked;
