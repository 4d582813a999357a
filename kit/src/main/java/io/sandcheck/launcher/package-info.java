/** Finds scenarios on the class path and runs them through the JUnit Platform. */
@NullMarked
package io.sandcheck.launcher;

import org.jspecify.annotations.NullMarked;
