/**
 * Probes: one small program for each capability, run outside and inside of a sandbox, and fingerprints of what a
 * process may do.
 */
@NullMarked
package io.sandcheck.probe;

import org.jspecify.annotations.NullMarked;
