/** Repeats the steps of an experiment as a shell script that does not need the kit. */
@NullMarked
package io.sandcheck.replay;

import org.jspecify.annotations.NullMarked;
