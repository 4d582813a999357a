/** The experiment: two arms, the probes, and what follows from them. */
@NullMarked
package io.sandcheck.experiment;

import org.jspecify.annotations.NullMarked;
