/**
 * The parts of a result: {@link io.sandcheck.verdict.Verdict}, {@link io.sandcheck.verdict.Subject} (the scenario),
 * {@link io.sandcheck.verdict.Setting} (sandbox, policy and host) and {@link io.sandcheck.verdict.Judgement} (the
 * verdict with its reason).
 */
@NullMarked
package io.sandcheck.verdict;

import org.jspecify.annotations.NullMarked;
