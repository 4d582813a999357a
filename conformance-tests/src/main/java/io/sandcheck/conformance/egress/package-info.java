/** A network that the policy allows in part: what is at the names on a list, and nothing else. */
@NullMarked
package io.sandcheck.conformance.egress;

import org.jspecify.annotations.NullMarked;
