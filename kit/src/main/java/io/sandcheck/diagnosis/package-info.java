/**
 * Finds the cause of a failure. Rules in YAML match an {@link io.sandcheck.diagnosis.Observation}: both arms, the
 * probes, a trace and the facts of the host. {@link io.sandcheck.diagnosis.Diagnostician} tries them, and a {@link
 * io.sandcheck.diagnosis.Diagnosis} is the result.
 */
@NullMarked
package io.sandcheck.diagnosis;

import org.jspecify.annotations.NullMarked;
