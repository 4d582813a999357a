/**
 * Sandboxes that cannot start: what they tell their user, judged by the concepts in the message. Scenarios use {@link
 * io.sandcheck.guidance.FailedStart}.
 */
@NullMarked
package io.sandcheck.guidance;

import org.jspecify.annotations.NullMarked;
