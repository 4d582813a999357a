/** Assertions for scenarios and for results of experiments; the only user of AssertJ. */
@NullMarked
package io.sandcheck.assertj;

import org.jspecify.annotations.NullMarked;
