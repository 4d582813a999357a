/** A scenario that is a file: a command, what it needs, and what must come of it. */
@NullMarked
package io.sandcheck.scenario;

import org.jspecify.annotations.NullMarked;
