/** What was done for an experiment, as a shell script that needs the kit no more. */
@NullMarked
package io.sandcheck.replay;

import org.jspecify.annotations.NullMarked;
