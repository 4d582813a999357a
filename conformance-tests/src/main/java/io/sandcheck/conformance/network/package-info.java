/** A network that the policy allows: names, connections, pings. */
@NullMarked
package io.sandcheck.conformance.network;

import org.jspecify.annotations.NullMarked;
