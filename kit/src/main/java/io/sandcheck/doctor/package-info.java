/** What sandboxes build on, tried on a host: what works there, what does not and why, and which sandboxes would start. */
@NullMarked
package io.sandcheck.doctor;

import org.jspecify.annotations.NullMarked;
