/** Sessions of agents, and their children. */
@NullMarked
package io.sandcheck.conformance.agents;

import org.jspecify.annotations.NullMarked;
