/** A network of which the policy allows a part: only the names on a list. */
@NullMarked
package io.sandcheck.conformance.egress;

import org.jspecify.annotations.NullMarked;
