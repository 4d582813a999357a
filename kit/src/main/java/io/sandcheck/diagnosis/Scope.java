package io.sandcheck.diagnosis;

import java.util.Set;

/**
 * A condition, and the names that texts beside it can use because it holds.
 *
 * @param groups named groups of its patterns
 * @param denial whether it chooses a denied probe
 */
record Scope(Condition condition, Set<String> groups, boolean denial) {}
