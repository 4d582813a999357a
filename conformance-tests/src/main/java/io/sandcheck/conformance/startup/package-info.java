/** Sandboxes that cannot start on their host: what they tell their users. */
@NullMarked
package io.sandcheck.conformance.startup;

import org.jspecify.annotations.NullMarked;
