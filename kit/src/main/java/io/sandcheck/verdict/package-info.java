/** The experiment and its judgement: two arms, the probes, a diagnosis, a verdict, an expectation. */
@NullMarked
package io.sandcheck.verdict;

import org.jspecify.annotations.NullMarked;
