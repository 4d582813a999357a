/** Sessions of agents, and the children that they spawn. */
@NullMarked
package io.sandcheck.conformance.agents;

import org.jspecify.annotations.NullMarked;
